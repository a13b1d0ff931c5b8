"""Computes when the next human reply, or the end, of a ticket is due.

Values in, values out; the database is read for conditions alone.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from helpdesk.calendars.clock import add_business_minutes
from helpdesk.tickets.channels import reply_within
from helpdesk.tickets.models import DueKind, Status, Ticket
from helpdesk.tickets.sla.deciding import deciding
from helpdesk.tickets.sla.policy import Minutes, Promises


class Due(NamedTuple):
    """What is due when: `at` is in UTC, `kind` a `DueKind`; None and `DueKind.NONE` where nothing is."""

    at: dt.datetime | None
    kind: str


NOTHING = Due(None, DueKind.NONE)


def due(ticket: Ticket, promises: Promises, *, tags: Iterable[str] | None = None) -> Due:
    """The instant, in UTC, at which the ticket's next reply or its end is due, and which of these; the earliest counts.

    Targets are minutes of opening hours, by the policy that decides. `tags` are those of a ticket that is not stored
    yet. The first-reply clock never pauses while the ticket is open. After the first reply, the oldest unanswered
    message of the customer starts the next-reply clock; while we wait for the customer nothing is due. A channel may
    promise a reply sooner than the policy does. An end that is promised is counted from the ticket's beginning, and due
    while it is our turn.
    """
    if not ticket.is_open:
        return NOTHING
    policy, waits = deciding(ticket, promises.policies, tags), ticket.status == Status.WAITING

    def after(start: dt.datetime, promise: Minutes, kind: str, sooner: int | None = None) -> Due:
        promised = [minutes for minutes in (promise.get(ticket.priority), sooner) if minutes is not None]
        hours = promises.hours(policy, ticket.team_id)
        return Due(add_business_minutes(hours, start, min(promised)), kind) if promised else NOTHING

    sooner = reply_within(ticket.channel)
    found = [NOTHING if waits else after(ticket.created_at, policy.resolution, DueKind.RESOLUTION)]
    if ticket.first_replied_at is None:
        found.append(after(ticket.created_at, policy.first_reply, DueKind.FIRST_REPLY, sooner))
    elif ticket.awaiting_since and not waits:
        found.append(after(ticket.awaiting_since, policy.next_reply, DueKind.NEXT_REPLY, sooner))
    times = [(one.at, one.kind) for one in found if one.at]
    return Due(*min(times)) if times else NOTHING
