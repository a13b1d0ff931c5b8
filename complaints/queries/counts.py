"""Counts that the trend page is made of. Each function is one statement, whatever the number of complaints."""

import dataclasses
import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Extract, Floor, Greatest, Now, TruncWeek

from complaints.models import Complaint, Severity
from complaints.queries.filters import CLOSED_SOMETIME
from helpdesk.stats.waiting import done_by, still_waiting
from helpdesk.web import shop_time


@dataclasses.dataclass(frozen=True)
class TrendCell:
    """Complaints of one product and one group of causes; None and "" where that is not said."""

    product_id: int | None
    product: str
    cause_id: int | None
    cause: str
    count: int


class Speed(NamedTuple):
    """Elapsed hours until half, and until 9 in 10, of the complaints got there; None where so many have not yet.

    `n` are all of them, `waiting` those that are not there, `oldest` how many hours the oldest of these has waited.
    """

    severity: str
    n: int
    median: float | None
    p90: float | None
    waiting: int = 0
    oldest: float | None = None


def by_week(rows: QuerySet[Any], field: str) -> dict[dt.date, int]:
    """Number of rows by the Monday of the shop's week in which `field` lies; weeks without any are absent."""
    week = TruncWeek(field, tzinfo=shop_time.zone())
    grouped = rows.order_by().annotate(week=week).values_list("week").annotate(count=Count("pk"))
    return {start.date(): count for start, count in grouped}


def by_product_and_cause(complaints: QuerySet[Complaint]) -> list[TrendCell]:
    """Complaints by product and by the group of their primary cause, in no order."""
    main = FilteredRelation("cause_links", condition=Q(cause_links__is_primary=True))
    rows = (
        complaints.annotate(main=main)
        .order_by()
        .values_list(
            "product_id",
            Coalesce("product__name", Value("")),
            Coalesce("main__cause__parent_id", "main__cause_id"),
            Coalesce("main__cause__parent__name", "main__cause__name", Value("")),
        )
        .annotate(count=Count("pk"))
    )
    return [TrendCell(*row) for row in rows]


def speeds(complaints: QuerySet[Complaint], until: str) -> list[Speed]:
    """Elapsed hours from receipt to `until` ("acknowledged_at", "closed_at"), by severity (Kaplan and Meier).

    One that is not there counts as long as it has lasted: until it was closed without, or until now. One that was
    closed on an unknown day is left out.
    """
    ends = Coalesce(F(until), F("closed_at"), Now())
    minutes = Greatest(Floor(Extract(ends - F("received_at"), "epoch") / 60.0), Value(0.0))
    rows = (
        complaints.exclude(CLOSED_SOMETIME)
        .order_by()
        .annotate(lasted=minutes, is_done=ExpressionWrapper(Q(**{f"{until}__isnull": False}), BooleanField()))
        .values_list("severity", "lasted", "is_done")
        .annotate(n=Count("pk"))
    )
    found: dict[str, list[tuple[float, bool, int]]] = defaultdict(list)
    for severity, lasted, is_done, n in rows:
        found[severity].append((lasted / 60, is_done, n))
    return [_speed(severity, found[severity]) for severity in (Severity.HARM, Severity.HIGH, Severity.NORMAL)]


def _speed(severity: str, cases: list[tuple[float, bool, int]]) -> Speed:
    steps = still_waiting(cases)
    open_ones = [(hours, n) for hours, is_done, n in cases if not is_done]
    return Speed(
        severity,
        sum(n for _, _, n in cases),
        done_by(steps, 0.5),
        done_by(steps, 0.9),
        sum(n for _, n in open_ones),
        max((hours for hours, _ in open_ones), default=None),
    )
