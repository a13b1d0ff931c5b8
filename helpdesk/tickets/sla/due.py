"""Computes when the next human reply, or the end, of a ticket is due, and keeps it with the ticket."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone

from helpdesk.tickets.fields.escalation import Escalation
from helpdesk.tickets.models import DueKind, Ticket
from helpdesk.tickets.sla.clocks import Clock, first_reply_of, running
from helpdesk.tickets.sla.policy import Promises
from helpdesk.tickets.sla.steps import first_step, steps


class Due(NamedTuple):
    """What is due when: `at` is in UTC, `kind` a `DueKind`; None and `DueKind.NONE` where nothing is."""

    at: dt.datetime | None
    kind: str


NOTHING = Due(None, DueKind.NONE)


def due(ticket: Ticket, promises: Promises, *, tags: Iterable[str] | None = None) -> Due:
    """The instant, in UTC, at which the ticket's next reply or its end is due, and which of these; the earliest counts.

    Values in, values out; the database is read for conditions alone. `tags` are those of a ticket that is not stored
    yet.
    """
    clocks = [(clock.at(), clock.kind) for clock in running(ticket, promises, tags=tags)]
    return Due(*min(clocks)) if clocks else NOTHING


def keep_due(
    ticket: Ticket, promises: Promises, *, tags: Iterable[str] | None = None, anew: bool = False
) -> Clock | None:
    """Set what is due on the row, and when somebody is told that its time runs out; the caller saves it.

    Returns the clock that is due next. What stays due as it was is told once, unless the steps are others (`anew`). A
    first reply that was given keeps the due time by which it is judged.
    """
    dated = {clock.kind: (clock.at(), clock) for clock in running(ticket, promises, tags=tags)}
    at, kind = min(((at, kind) for kind, (at, _) in dated.items()), default=NOTHING)
    clock = dated[kind][1] if at else None
    if ticket.is_open and ticket.first_replied_at is None:
        ticket.first_reply_due_at = dated.get(DueKind.FIRST_REPLY, (None,))[0]
    if anew or (ticket.due_at, ticket.due_kind) != (at, kind):
        ticket.escalate_at = _escalates(ticket, clock)
    ticket.due_at, ticket.due_kind = at, kind
    return clock


def keep_past_due(ticket: Ticket, promises: Promises, *, tags: Iterable[str]) -> None:
    """The same of a ticket that was elsewhere before: nobody is told of what is overdue when it comes."""
    clock = keep_due(ticket, promises, tags=tags)
    ticket.first_reply_due_at = first_reply_of(ticket, promises, tags=tags)
    ticket.escalate_at = first_step(clock, steps(), after=timezone.now()) if clock else None


def _escalates(ticket: Ticket, clock: Clock | None) -> dt.datetime | None:
    """When the first step is, or was; at once where one is to end that was begun."""
    at = first_step(clock, steps()) if clock else None
    if ticket.escalation == Escalation.NONE:
        return at
    now = timezone.now()
    return min(at, now) if at else now
