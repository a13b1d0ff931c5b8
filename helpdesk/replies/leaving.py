"""What of saved replies is somebody's own or a team's, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, Shown, register, register_of_team
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import give_to_person, give_to_team


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "own_replies",
            gettext_noop("Saved replies of their own"),
            lambda who: SavedReply.objects.filter(owner=who).order_by("name", "pk"),
            _give,
            45,
            needs_owner=True,
            show=lambda reply: Shown(reply.name),  # nobody else opens it
        )
    )
    register_of_team(
        Belonging(
            "saved_replies",
            gettext_noop("Saved replies"),
            _of_team,
            _hand_over,
            40,
            show=lambda reply: Shown(reply.name, reverse("replies:saved_reply", args=[reply.pk])),
        )
    )


def _give(who: User, to: User | None, by: User | None) -> None:
    if to is not None:
        give_to_person(person=who, to=to, by=by)


def _of_team(team: Team) -> QuerySet[SavedReply]:
    return SavedReply.objects.filter(team=team).order_by("name", "pk")


def _hand_over(team: Team, to: Team | None, by: User | None) -> None:
    give_to_team(team=team, to=to, by=by)
