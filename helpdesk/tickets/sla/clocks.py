"""The clocks that run on a ticket: what is promised, since when, and by whose opening hours it is counted."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpdesk.calendars.clock import BusinessCalendar, add_business_minutes
from helpdesk.tickets.channels import reply_within
from helpdesk.tickets.models import DueKind, Status, Ticket
from helpdesk.tickets.sla.deciding import deciding
from helpdesk.tickets.sla.policy import Minutes, Promises


class Clock(NamedTuple):
    """One promise: its `DueKind`, when it began, in UTC, and within how many minutes of which hours it is kept."""

    kind: str
    start: dt.datetime
    minutes: int
    hours: BusinessCalendar

    def at(self, percent: int = 100) -> dt.datetime:
        """The instant, in UTC, at which this part of the time is over; that of 100 is the due time."""
        return add_business_minutes(self.hours, self.start, self.minutes * percent / 100)


def running(ticket: Ticket, promises: Promises, *, tags: Iterable[str] | None = None) -> list[Clock]:
    """The clocks that run, of an open ticket alone. `tags` are those of a ticket that is not stored yet.

    The first-reply clock never pauses while the ticket is open. After the first reply, the oldest unanswered message of
    the customer starts the next-reply clock; while we wait for the customer nothing else runs. An end that is promised
    is counted from the ticket's beginning.
    """
    if not ticket.is_open:
        return []
    known = _Clocks(ticket, promises, tags)
    waits = ticket.status == Status.WAITING
    found = [] if waits else list(known.resolution())
    if ticket.first_replied_at is None:
        found += known.first_reply()
    elif ticket.awaiting_since and not waits:
        found += known.next_reply(ticket.awaiting_since)
    return found


def first_reply_of(ticket: Ticket, promises: Promises, *, tags: Iterable[str] | None = None) -> dt.datetime | None:
    """When a first reply is due on a ticket, or was, whatever came of it; None where none is promised."""
    return next((clock.at() for clock in _Clocks(ticket, promises, tags).first_reply()), None)


class _Clocks:
    """What the policy that decides promises on a ticket. A channel may promise a reply sooner than the policy does."""

    def __init__(self, ticket: Ticket, promises: Promises, tags: Iterable[str] | None) -> None:
        self._ticket, self._policy = ticket, deciding(ticket, promises.policies, tags)
        self._hours = promises.hours(self._policy, ticket.team_id)

    def resolution(self) -> Iterator[Clock]:
        return self._clock(DueKind.RESOLUTION, self._ticket.created_at, self._policy.resolution)

    def first_reply(self) -> Iterator[Clock]:
        sooner = reply_within(self._ticket.channel)
        return self._clock(DueKind.FIRST_REPLY, self._ticket.created_at, self._policy.first_reply, sooner)

    def next_reply(self, since: dt.datetime) -> Iterator[Clock]:
        sooner = reply_within(self._ticket.channel)
        return self._clock(DueKind.NEXT_REPLY, since, self._policy.next_reply, sooner)

    def _clock(self, kind: str, start: dt.datetime, promise: Minutes, sooner: int | None = None) -> Iterator[Clock]:
        promised = [minutes for minutes in (promise.get(self._ticket.priority), sooner) if minutes is not None]
        if promised:
            yield Clock(kind, start, min(promised), self._hours)
