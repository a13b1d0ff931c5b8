"""Looks for all defects together, among the tickets that somebody may see."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, F, QuerySet, Value
from django.utils import timezone

from helpdesk.tickets.models import Ticket
from helpdesk.today.models import ONLY, SweepSettings
from helpdesk.today.registry import Defect, defects

_COUNTS = "SELECT defect, count(*), min(since) FROM ({found}) AS found (defect, ticket, since) GROUP BY defect"
_FIRST = """
    SELECT defect, ticket, since, total FROM (
        SELECT *, count(*) OVER (PARTITION BY defect) AS total,
            row_number() OVER (PARTITION BY defect ORDER BY since, ticket) AS place
        FROM ({found}) AS found (defect, ticket, since)
    ) AS counted WHERE place <= %s ORDER BY defect, place
"""


class Finding(NamedTuple):
    """A ticket that has a defect, since when, and how many have it in all."""

    defect: str
    ticket: int
    since: dt.datetime
    total: int


class Count(NamedTuple):
    """How many tickets have a defect, and since when the longest."""

    number: int
    since: dt.datetime


def settings() -> SweepSettings:
    """What the shop chose. One statement."""
    return SweepSettings.objects.get(pk=ONLY)


def limit_of(defect: Defect, chosen: SweepSettings) -> int | None:
    """The limit of a defect; None where it is not looked for."""
    found: int | None = chosen.limits.get(defect.key, defect.usual)
    return found


def looked_for(chosen: SweepSettings) -> list[tuple[Defect, int]]:
    """The defects that are looked for, with their limits, in the order of the page."""
    limits = ((defect, limit_of(defect, chosen)) for defect in defects())
    return [(defect, limit) for defect, limit in limits if limit is not None]


def with_defect(tickets: QuerySet[Ticket], defect: Defect, limit: int) -> QuerySet[Ticket]:
    """Those of the tickets that have it, with `since`, the longest first."""
    return defect.find(tickets, timezone.now() - defect.span(limit)).order_by(F("since").asc(), "pk")


def counts(tickets: QuerySet[Ticket], chosen: SweepSettings) -> Mapping[str, Count]:
    """How many of the tickets have each defect, by its key; those that none has are absent. One statement."""
    return {defect: Count(number, since) for defect, number, since in _asked(_COUNTS, tickets, chosen)}


def first(tickets: QuerySet[Ticket], chosen: SweepSettings, most: int) -> list[Finding]:
    """The tickets that have each defect the longest, `most` of each. One statement."""
    return [Finding(*row) for row in _asked(_FIRST, tickets, chosen, most)]


def _asked(statement: str, tickets: QuerySet[Ticket], chosen: SweepSettings, *more: Any) -> list[tuple[Any, ...]]:
    parts = list(_parts(tickets, looked_for(chosen)))
    if not parts:
        return []
    found = " UNION ALL ".join(f"({sql})" for sql, _ in parts)
    values = [value for _, params in parts for value in params]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(found=found), [*values, *more])
        return list(cursor.fetchall())


def _parts(tickets: QuerySet[Ticket], wanted: Iterable[tuple[Defect, int]]) -> Iterable[tuple[str, tuple[Any, ...]]]:
    """A statement for each defect, with its values; none where nothing can be found."""
    for defect, limit in wanted:
        found = with_defect(tickets, defect, limit).order_by()
        named = found.values_list(Value(defect.key, CharField()), "pk", "since")
        try:
            yield named.query.sql_with_params()
        except EmptyResultSet:
            continue
