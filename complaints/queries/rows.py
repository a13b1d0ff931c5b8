"""Reads a page of complaints, newest first, by keyset: a deep page costs what the first one does."""

from django.db.models import Prefetch, QuerySet

from complaints.models import Complaint, ComplaintCause
from helpdesk.web.lists.keyset import KeysetPage, newest_first
from helpdesk.web.parameters import Cursor


def with_all(complaints: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """The complaints with all that a row of the list shows; `primary_links` holds the primary cause, if any."""
    primary = ComplaintCause.objects.filter(is_primary=True).select_related("cause__parent")
    return (
        complaints.select_related("ticket__requester", "ticket__team", "product")
        .prefetch_related(
            Prefetch("cause_links", primary, to_attr="primary_links"), "ticket__requester__contact_points"
        )
        .order_by("-received_at", "-pk")
    )


def page(complaints: QuerySet[Complaint], after: Cursor | None, size: int = 50) -> KeysetPage[Complaint]:
    """The page behind the mark `after`; without one the first page."""
    return newest_first(with_all(complaints), "received_at", after, size)
