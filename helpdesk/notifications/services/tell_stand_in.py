"""Tells somebody that they stand in for a colleague."""

from django.utils import timezone

from helpdesk.notifications.services.notify import notify
from helpdesk.notifications.wording import STANDING_IN
from helpdesk.people.models import Absence, User


def tell_stand_in(absence: Absence, delegate: User) -> None:
    """Tell the delegate, in the caller's transaction; each time that it is said or changed is an occasion."""
    days = f"{absence.first_day:%y%m%d}-{absence.last_day:%y%m%d}"
    occasion = f"{days}:{timezone.now().timestamp():.6f}"
    notify(kind=STANDING_IN, to=[delegate], thing=f"absence:{absence.pk}", occasion=occasion)
