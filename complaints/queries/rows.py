"""A page of complaints, newest first, by keyset: a deep page costs what the first one does."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from complaints.models import Complaint, ComplaintCause


class Page(NamedTuple):
    """`after` marks where the next page starts; empty on the last one."""

    rows: list[Complaint]
    after: str


def with_all(complaints: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """With all that a row shows; `primary_links` holds the primary cause, if any."""
    primary = ComplaintCause.objects.filter(is_primary=True).select_related("cause__parent")
    return (
        complaints.select_related("ticket__requester", "ticket__team", "product")
        .prefetch_related(
            Prefetch("cause_links", primary, to_attr="primary_links"), "ticket__requester__contact_points"
        )
        .order_by("-received_at", "-pk")
    )


def page(complaints: QuerySet[Complaint], after: str, size: int = 50) -> Page:
    """The page behind the mark `after`; a mark that makes no sense means the first page."""
    ordered = with_all(complaints)
    if mark := _mark(after):
        at, pk = mark
        ordered = ordered.filter(Q(received_at__lt=at) | Q(received_at=at, pk__lt=pk))
    rows = list(ordered[: size + 1])
    if len(rows) <= size:
        return Page(rows, "")
    last = rows[size - 1]
    return Page(rows[:size], f"{last.received_at.isoformat()}_{last.pk}")


def _mark(after: str) -> tuple[dt.datetime, int] | None:
    at, _, pk = after.partition("_")
    try:
        moment = dt.datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, int(pk)) if moment.tzinfo and pk.isdecimal() and len(pk) < 19 else None
