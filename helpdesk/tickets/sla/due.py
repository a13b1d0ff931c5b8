"""When the next human reply is due. Plain: takes values, returns values."""

import datetime as dt
from typing import NamedTuple

from helpdesk.calendars.clock import BusinessCalendar, add_business_minutes
from helpdesk.tickets.models import DueKind, Status, Ticket
from helpdesk.tickets.sla.targets import FIRST_REPLY_MINUTES, NEXT_REPLY_MINUTES


class Due(NamedTuple):
    at: dt.datetime | None
    kind: str


NOTHING = Due(None, DueKind.NONE)


def due(ticket: Ticket, calendar: BusinessCalendar) -> Due:
    """The next reply's due time.

    The first-reply clock never pauses while the ticket is open. After the first reply, the oldest
    unanswered message of the customer starts the next-reply clock; while we wait for the customer
    nothing is due.
    """
    if not ticket.is_open:
        return NOTHING
    if ticket.first_replied_at is None:
        minutes = FIRST_REPLY_MINUTES[ticket.priority]
        return Due(add_business_minutes(calendar, ticket.created_at, minutes), DueKind.FIRST_REPLY)
    if ticket.awaiting_since is None or ticket.status == Status.WAITING:
        return NOTHING
    minutes = NEXT_REPLY_MINUTES[ticket.priority]
    return Due(add_business_minutes(calendar, ticket.awaiting_since, minutes), DueKind.NEXT_REPLY)
