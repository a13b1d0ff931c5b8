"""Open due times follow the opening hours: a holiday that is added moves them, whoever added it and how."""

import hashlib
from collections.abc import Iterator

from django.db import transaction

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.queries import fresh_calendar
from helpdesk.events import publish
from helpdesk.tickets.events import HoursChanged
from helpdesk.tickets.models import DueBasis, Ticket
from helpdesk.tickets.sla.due import due
from helpdesk.tickets.sla.targets import FIRST_REPLY_MINUTES, NEXT_REPLY_MINUTES
from helpdesk.tickets.states import OPEN_STATES

BATCH = 500
ONLY = 1


def follow_calendar() -> int:
    """Works out the due times of open tickets anew if hours, holidays or targets changed. Returns how many moved.

    Closed tickets keep what was promised then. Killed half way, it begins again the next time; `HoursChanged` tells
    rooms that have due times of their own.
    """
    calendar = fresh_calendar()
    basis = _fingerprint(calendar)
    if DueBasis.objects.filter(pk=ONLY, fingerprint=basis).exists():
        return 0
    moved = sum(_move(ids, calendar) for ids in _open_tickets())
    with transaction.atomic():
        DueBasis.objects.update_or_create(pk=ONLY, defaults={"fingerprint": basis})
        publish(HoursChanged())
    return moved


def _open_tickets() -> Iterator[list[int]]:
    last = 0
    while True:
        rows = Ticket.objects.filter(status__in=OPEN_STATES, pk__gt=last).order_by("pk")
        ids = list(rows.values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        yield ids
        last = ids[-1]


def _move(ids: list[int], calendar: BusinessCalendar) -> int:
    """The row's version stays: nobody changed the ticket, and nobody's stale page is refused for it."""
    with transaction.atomic():
        moved = []
        for ticket in Ticket.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").defer("search"):
            was = ticket.due_at, ticket.due_kind
            ticket.due_at, ticket.due_kind = due(ticket, calendar)
            if (ticket.due_at, ticket.due_kind) != was:
                moved.append(ticket)
        Ticket.objects.bulk_update(moved, ["due_at", "due_kind"])
    return len(moved)


def _fingerprint(calendar: BusinessCalendar) -> str:
    parts = (
        calendar.time_zone,
        calendar.weekly,
        sorted(calendar.holidays),
        sorted(FIRST_REPLY_MINUTES.items()),
        sorted(NEXT_REPLY_MINUTES.items()),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()
