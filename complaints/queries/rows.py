"""A page of complaints, newest first, by keyset: a deep page costs what the first one does."""

from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from complaints.models import Complaint, ComplaintCause
from helpdesk.web.parameters import Cursor


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


def page(complaints: QuerySet[Complaint], after: Cursor | None, size: int = 50) -> Page:
    """The page behind the mark `after`; without one the first page."""
    ordered = with_all(complaints)
    if after and after.at:
        ordered = ordered.filter(Q(received_at__lt=after.at) | Q(received_at=after.at, pk__lt=after.pk))
    rows = list(ordered[: size + 1])
    if len(rows) <= size:
        return Page(rows, "")
    last = rows[size - 1]
    return Page(rows[:size], Cursor(last.received_at, last.pk).text())
