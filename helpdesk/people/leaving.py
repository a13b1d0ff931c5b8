"""What of people is somebody's work, and how it goes to others when they leave."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, Shown, register
from helpdesk.people.models import User
from helpdesk.people.services.absences import delegations, give_delegations


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "delegations",
            gettext_noop("Colleagues for whom they stand in"),
            lambda who: delegations(who).select_related("user").order_by("first_day", "pk"),
            _give,
            70,
            show=lambda absence: Shown(str(absence.user), reverse("people:person_away", args=[absence.user_id])),
        )
    )


def _give(who: User, to: User | None, by: User | None) -> None:
    give_delegations(person=who, to=to, by=by)
