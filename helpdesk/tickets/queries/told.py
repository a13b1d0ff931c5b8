"""Finds the open tickets whose customers were told of a date that no longer holds."""

import datetime as dt

from django.db.models import F, Q, QuerySet

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES

TOLD = Q(told_due_at__isnull=False, awaiting_since__isnull=False, status__in=OPEN_STATES)
"""Whoever was told by when they hear from us, and has not."""


def outrun() -> QuerySet[Ticket]:
    """Tickets on which nothing is due by the date that was told: later, or not at all."""
    return Ticket.objects.filter(TOLD & (Q(due_at=None) | Q(due_at__gt=F("told_due_at"))))


def answer_by(ticket: Ticket) -> dt.datetime | None:
    """By when the customer expects to hear from us: what they were told, or what is due where that is sooner."""
    told = ticket.told_due_at if ticket.is_open and ticket.awaiting_since else None
    return min((at for at in (told, ticket.due_at) if at), default=None)


def is_outrun(ticket: Ticket) -> bool:
    """Whether the date that the customer was told no longer holds on this ticket."""
    if ticket.told_due_at is None or ticket.awaiting_since is None or not ticket.is_open:
        return False
    return ticket.due_at is None or ticket.due_at > ticket.told_due_at
