"""Counts that the trend page is made of. Each function is one statement, whatever the number of complaints."""

import dataclasses
import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, F, FilteredRelation, FloatField, Q, QuerySet, Value
from django.db.models.aggregates import Aggregate
from django.db.models.functions import Coalesce, Extract, TruncWeek

from complaints.models import Complaint, Severity
from helpdesk.web import shop_time


class Percentile(Aggregate):
    """PostgreSQL's percentile_cont: linear interpolation between the two nearest values."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclasses.dataclass(frozen=True)
class Cell:
    """Complaints of one product and one group of causes; None and "" where that is not said."""

    product_id: int | None
    product: str
    cause_id: int | None
    cause: str
    count: int


class Speed(NamedTuple):
    """Elapsed hours of the middle case and of 9 in 10, with the number of complaints behind them."""

    severity: str
    n: int
    median: float | None
    p90: float | None


def by_week(rows: QuerySet[Any], field: str) -> dict[dt.date, int]:
    """Monday of each of the shop's weeks -> rows whose `field` lies in it; weeks without any are absent."""
    week = TruncWeek(field, tzinfo=shop_time.zone())
    grouped = rows.order_by().annotate(week=week).values_list("week").annotate(count=Count("pk"))
    return {start.date(): count for start, count in grouped}


def by_product_and_cause(complaints: QuerySet[Complaint]) -> list[Cell]:
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
    return [Cell(*row) for row in rows]


def speeds(complaints: QuerySet[Complaint], until: str) -> list[Speed]:
    """Hours from receipt to `until` ("acknowledged_at", "closed_at"), by severity; unfinished ones are left out."""
    hours = Extract(F(until) - F("received_at"), "epoch") / 3600.0
    rows = (
        complaints.filter(**{f"{until}__isnull": False})
        .order_by()
        .values_list("severity")
        .annotate(n=Count("pk"), median=Percentile(hours, share=0.5), p90=Percentile(hours, share=0.9))
    )
    found = {row[0]: Speed(*row) for row in rows}
    return [found.get(s, Speed(s, 0, None, None)) for s in (Severity.HARM, Severity.HIGH, Severity.NORMAL)]
