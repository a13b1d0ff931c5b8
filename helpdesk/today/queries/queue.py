"""Reads how the open work stands: by team, by age and by colleague. Each function is one statement."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Aggregate, Count, F, FloatField, Min, Q, QuerySet, Value
from django.db.models.functions import Extract

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES, Status

SOON = dt.timedelta(hours=1)
AGES = (1, 3, 7, 30)
"""The ages, in days, at which the buckets of the backlog end."""


class TeamQueue(NamedTuple):
    """The open tickets of a team: all of them, and how many of these are new, wait, have nobody, are late or due soon.

    `waiting_since` is since when the customer waits who has waited the longest, None where nobody does.
    """

    team: int | None
    open: int
    new: int
    waiting: int
    unassigned: int
    overdue: int
    soon: int
    waiting_since: dt.datetime | None


class Backlog(NamedTuple):
    """The open tickets by age: how many in each bucket of `AGES` and beyond, the median and the age that 9 of 10 do
    not pass, in seconds; None without any."""

    buckets: tuple[int, ...]
    median: float | None
    p90: float | None


class Load(NamedTuple):
    """The open tickets of a colleague, and how many of these wait for the customer, are late or due today."""

    assignee: int
    open: int
    waiting: int
    overdue: int
    today: int


class Percentile(Aggregate):
    """The value below which a share of all lies, between two values by interpolation."""

    function = "percentile_cont"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def by_team(tickets: QuerySet[Ticket], now: dt.datetime) -> list[TeamQueue]:
    """The queue of each team that has open tickets, and of those without a team; in no order."""
    counted = {
        "open_count": Count("pk"),
        "new_count": Count("pk", filter=Q(status=Status.NEW)),
        "waiting_count": Count("pk", filter=Q(status=Status.WAITING)),
        "unassigned_count": Count("pk", filter=Q(assignee=None)),
        "overdue_count": Count("pk", filter=Q(due_at__lt=now)),
        "soon_count": Count("pk", filter=Q(due_at__gte=now, due_at__lt=now + SOON)),
        "since": Min("awaiting_since"),
    }
    rows = _open(tickets).values("team_id").annotate(**counted).values_list("team_id", *counted)
    return [TeamQueue._make(row) for row in rows]


def by_person(tickets: QuerySet[Ticket], now: dt.datetime, midnight: dt.datetime) -> dict[int, Load]:
    """What each colleague has open, by their key; `midnight` is the end of the shop's day."""
    counted = {
        "open_count": Count("pk"),
        "waiting_count": Count("pk", filter=Q(status=Status.WAITING)),
        "overdue_count": Count("pk", filter=Q(due_at__lt=now)),
        "today_count": Count("pk", filter=Q(due_at__gte=now, due_at__lt=midnight)),
    }
    owned = _open(tickets).filter(assignee__isnull=False)
    rows = owned.values("assignee_id").annotate(**counted).values_list("assignee_id", *counted)
    return {row[0]: Load._make(row) for row in rows}


def backlog(tickets: QuerySet[Ticket], now: dt.datetime) -> Backlog:
    """How old the open tickets are, in time of the calendar: who waits, waits at night, too."""
    edges = [now - dt.timedelta(days=days) for days in AGES]
    newer = [None, *edges]
    older = [*edges, None]
    counted = {f"of_{i}": Count("pk", filter=_between(*ends)) for i, ends in enumerate(zip(older, newer, strict=True))}
    age = Extract(Value(now) - F("created_at"), "epoch")
    row = _open(tickets).aggregate(**counted, median=Percentile(age, share=0.5), p90=Percentile(age, share=0.9))
    return Backlog(tuple(row[name] for name in counted), row["median"], row["p90"])


def _between(older: dt.datetime | None, newer: dt.datetime | None) -> Q:
    """Made after `older`, and at `newer` or before."""
    where = Q(created_at__gt=older) if older else Q()
    return where & Q(created_at__lte=newer) if newer else where


def _open(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.filter(status__in=OPEN_STATES).order_by()
