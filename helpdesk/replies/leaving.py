"""What a team has of saved replies, and how it goes to another one when the team is put away."""

from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, register_of_team
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import give_to_team


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_of_team(Belonging("saved_replies", gettext_noop("Saved replies"), _count, _hand_over, 40))


def _count(team: Team) -> int:
    return SavedReply.objects.filter(team=team).count()


def _hand_over(team: Team, to: Team | None, by: User | None) -> None:
    give_to_team(team=team, to=to, by=by)
