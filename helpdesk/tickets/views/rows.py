"""Rows of a ticket list, formatted once in Python: on a page of fifty, rendering costs more than SQL."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.utils.safestring import SafeString

from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.queries.moment import GROUPS, Moment
from helpdesk.web.templatetags import amends

ALARM = ("Somebody may be hurt", "octagon-alert", "group-danger")
DUE_WORDS = {"first_reply": "first reply", "next_reply": "next reply", "": ""}


@dataclass(frozen=True)
class Row:
    number: int
    customer: str
    organisation: str
    avatar: SafeString
    channel: SafeString
    subject: str
    words: str
    is_complaint: bool
    unread: bool
    team: SafeString
    priority: SafeString
    due: SafeString
    assignee: SafeString
    status: SafeString


@dataclass(frozen=True)
class Group:
    """Rows under one heading; no heading when the list is not ordered by due time."""

    key: str
    label: str
    icon: str
    css: str
    count: int | None
    rows: list[Row]


_status = lru_cache(amends.status)
_priority = lru_cache(amends.priority)
_channel = lru_cache(amends.channel)
_avatar = lru_cache(amends.avatar)


@lru_cache
def _paused() -> SafeString:
    return amends.due(None, "waits on customer", "paused")


def grouped(alarmed: list[Ticket], tickets: Iterable[Ticket], moment: Moment, counts: Mapping[str, int]) -> list[Group]:
    """Tickets in due order under the headings of `GROUPS`, behind those where somebody may be hurt."""
    above = Counter(moment.group_of(ticket.due_at) for ticket in alarmed)
    groups = [Group("alarm", *ALARM, len(alarmed), rows(alarmed, moment))] if alarmed else []
    for key, members in groupby(tickets, key=lambda ticket: moment.group_of(ticket.due_at)):
        label, icon, css = GROUPS[key]
        count = counts[key] - above[key] if key in counts else None
        groups.append(Group(key, label, icon, css, count, rows(members, moment)))
    return groups


def ungrouped(tickets: Iterable[Ticket], moment: Moment) -> list[Group]:
    return [Group("", "", "", "", None, rows(tickets, moment))]


def rows(tickets: Iterable[Ticket], moment: Moment) -> list[Row]:
    return [_row(ticket, moment) for ticket in tickets]


def customer_name(ticket: Ticket) -> str:
    """The requester's name without another look at the database; needs `as_rows`."""
    person = ticket.requester
    email = getattr(ticket, "requester_email", "")
    return person.name or person.preferred_name or email or f"Customer {person.pk}"


def _row(ticket: Ticket, moment: Moment) -> Row:
    name = customer_name(ticket)
    return Row(
        number=ticket.number,
        customer=name,
        organisation=ticket.requester.organisation.name if ticket.requester.organisation else "",
        avatar=_avatar(name, 28),
        channel=_channel(ticket.channel),
        subject=ticket.subject or "No subject",
        words=ticket.last_words,
        is_complaint=ticket.is_complaint,
        unread=ticket.is_open and ticket.awaiting_since is not None and ticket.last_direction == "in",
        team=amends.team(ticket.team),
        priority=_priority(ticket.priority),
        due=_due(ticket, moment),
        assignee=amends.person(ticket.assignee),
        status=_status(ticket.status),
    )


def _due(ticket: Ticket, moment: Moment) -> SafeString:
    if ticket.status == Status.WAITING and ticket.due_at is None:
        return _paused()
    return amends.due(ticket.due_at, DUE_WORDS[ticket.due_kind], now=moment.now)
