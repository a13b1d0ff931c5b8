"""What of surveys is somebody's work, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, register
from helpdesk.people.models import User
from surveys.models import FollowUp
from surveys.services import hand_over


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "follow_ups",
            gettext_noop("Follow-ups of bad scores"),
            lambda who: _theirs(who).count(),
            _give,
            40,
            needs_owner=True,
        )
    )


def _theirs(who: User) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(owner=who, finished_at=None).order_by("pk")


def _give(who: User, to: User | None, by: User | None) -> None:
    if to is None:
        return
    for follow_up in list(_theirs(who)):
        hand_over(follow_up=follow_up, owner=to, by=by or to)
