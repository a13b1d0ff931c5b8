"""Finds the tickets before and after one in the list that it was opened from."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Value

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.alarms import ALARMED, is_alarmed
from helpdesk.tickets.queries.inbox import listing
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.inbox.scope import tickets_for
from helpdesk.web.parameters import Cursor


@dataclass(frozen=True)
class Neighbours:
    """Numbers of the tickets before and after this one in the view that it was opened from."""

    previous: int | None = None
    next: int | None = None


Sides = list[tuple[str, QuerySet[Ticket]]]
"""Where to look for a neighbour, the nearest place of each side first."""


def neighbours(user: User, ticket: Ticket, query: InboxQuery, moment: Present, found: Q) -> Neighbours:
    """The numbers before and after this ticket in its list. One statement.

    A ticket that has left the view still has neighbours: those around its place.
    """
    listed = tickets_for(user, query, moment, found)
    sides = _behind_alarms(listed, ticket, query.sort) if query.alarms_first else _sides(listed, ticket, query.sort)
    rows = [
        rows.annotate(side=Value(side), place=Value(place)).values_list("place", "side", "number")[:1]
        for place, (side, rows) in enumerate(sides)
    ]
    numbers: dict[str, int] = {}
    for _, side, number in sorted(rows[0].union(*rows[1:], all=True)):
        numbers.setdefault(side, number)
    return Neighbours(**numbers)


def _sides(listed: QuerySet[Ticket], ticket: Ticket, sort: str) -> Sides:
    here = Cursor(getattr(ticket, listing.column_of(sort)), ticket.pk)
    leading = listed.filter(~listing.behind(sort, here)).exclude(pk=ticket.pk)
    return [
        ("next", listing.ordered(listed.filter(listing.behind(sort, here)), sort)),
        ("previous", listing.ordered(leading, sort, backwards=True)),
    ]


def _behind_alarms(listed: QuerySet[Ticket], ticket: Ticket, sort: str) -> Sides:
    """Where somebody may be hurt is above all others, the longest waiting first."""
    alarms, others = listed.filter(ALARMED), listed.exclude(ALARMED)
    if not is_alarmed(ticket):
        return [*_sides(others, ticket, sort), ("previous", alarms.order_by("-alarm_at", "-pk"))]
    after = Q(alarm_at__gt=ticket.alarm_at) | Q(alarm_at=ticket.alarm_at, pk__gt=ticket.pk)
    before = Q(alarm_at__lt=ticket.alarm_at) | Q(alarm_at=ticket.alarm_at, pk__lt=ticket.pk)
    return [
        ("next", alarms.filter(after).order_by("alarm_at", "pk")),
        ("next", listing.ordered(others, sort)),
        ("previous", alarms.filter(before).order_by("-alarm_at", "-pk")),
    ]
