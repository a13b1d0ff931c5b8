"""Complaints as CSV, for those who see them, with cells that no spreadsheet takes for a formula."""

import csv
from collections.abc import Iterator
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.utils import timezone

from complaints import access
from complaints.forms import FilterForm
from complaints.models import Complaint
from complaints.queries.rows import with_all
from helpdesk.people.models import User
from helpdesk.web.access import staff_only
from helpdesk.web.csv_safe import safe_row

COLUMNS = (
    "Ticket", "Subject", "Received", "Severity", "Product", "Main cause", "Desired outcome", "Team",
    "Acknowledged", "Closed",
)  # fmt: skip


class _Echo:
    """A file that hands back what is written, so that rows stream."""

    def write(self, text: str) -> str:
        return text


@staff_only
def export_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    user = cast(User, request.user)
    form = FilterForm(user, request.GET)
    if note := form.note():
        return HttpResponseBadRequest(note, content_type="text/plain; charset=utf-8")
    complaints = form.chosen().apply(access.visible_to(user))
    writer = csv.writer(_Echo())
    rows = (writer.writerow(safe_row(row)) for row in _rows(with_all(complaints).iterator(chunk_size=500)))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="complaints-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def _rows(complaints: Iterator[Complaint]) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for complaint in complaints:
        primary = complaint.primary_links  # type: ignore[attr-defined]
        yield (
            complaint.ticket.number,
            complaint.ticket.subject,
            complaint.received_at.isoformat(),
            complaint.get_severity_display(),
            complaint.product or "",
            primary[0].cause if primary else "",
            complaint.get_outcome_display() if complaint.outcome else "",
            complaint.ticket.team or "",
            complaint.acknowledged_at.isoformat() if complaint.acknowledged_at else "",
            complaint.closed_at.isoformat() if complaint.closed_at else "",
        )
