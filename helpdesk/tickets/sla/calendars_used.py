"""Which reply policies count by opening hours of their own."""

from collections.abc import Iterator

from django.urls import reverse

from helpdesk.calendars.registry import CalendarUser, register_users
from helpdesk.tickets.models import ReplyPolicy


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_users("tickets", _policies)


def _policies() -> Iterator[tuple[int, CalendarUser]]:
    for key, name, calendar in ReplyPolicy.objects.values_list("pk", "name", "calendar_id"):
        if calendar is not None:
            yield calendar, CalendarUser(name, reverse("tickets:reply_policy", args=[key]))
