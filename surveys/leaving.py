"""What of surveys is somebody's work, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, Shown, register
from helpdesk.people.models import User
from surveys.access import follow_ups_visible_to
from surveys.models import FollowUp
from surveys.services import hand_over


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "follow_ups",
            gettext_noop("Follow-ups of bad scores"),
            _theirs,
            _give,
            40,
            needs_owner=True,
            show=_shown,
            seen=lambda rows, reader: rows.filter(pk__in=follow_ups_visible_to(reader)),
        )
    )


def _theirs(who: User) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(owner=who, finished_at=None).select_related("ticket", "customer").order_by("pk")


def _shown(row: FollowUp) -> Shown:
    return Shown(f"{row.ticket} · {row.customer}", reverse("surveys:follow_up", args=[row.pk]))


def _give(who: User, to: User | None, by: User | None) -> None:
    if to is None:
        return
    for follow_up in list(_theirs(who)):
        hand_over(follow_up=follow_up, owner=to, by=by or to)
