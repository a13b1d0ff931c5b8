"""Which reply policies count by opening hours of their own."""

from collections.abc import Iterator

from helpdesk.calendars.registry import CalendarUser, register_users
from helpdesk.tickets.models import ReplyPolicy


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_users("tickets", _policies)


def _policies() -> Iterator[tuple[int, CalendarUser]]:
    for key, name in ReplyPolicy.objects.filter(calendar__isnull=False).values_list("calendar_id", "name"):
        if key is not None:
            yield key, CalendarUser(name)
