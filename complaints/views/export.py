"""Complaints as CSV, for those who see them, with cells that no spreadsheet takes for a formula."""

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.utils.translation import gettext

from complaints import access
from complaints.forms import ComplaintFilterForm
from complaints.models import Complaint
from complaints.queries.rows import with_all
from helpdesk.audit import services as audit
from helpdesk.audit.verbs import Action
from helpdesk.web.lists.tables.out import csv_response, local_time, timed
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.EXPORT)
def export_csv(request: StaffRequest) -> HttpResponse | StreamingHttpResponse:
    user = request.user
    form = ComplaintFilterForm(request.GET, user)
    if note := form.note():
        return HttpResponseBadRequest(note, content_type="text/plain; charset=utf-8")
    complaints = form.chosen().apply(access.visible_to(user))
    audit.record(Action.EXPORTED, by=user, kind="complaints")
    return csv_response("complaints", _columns(), _rows(with_all(complaints).iterator(chunk_size=500)))


def _columns() -> tuple[str, ...]:
    return (
        gettext("Ticket"),
        gettext("Subject"),
        timed(gettext("Received")),
        gettext("Severity"),
        gettext("Product"),
        gettext("Main cause"),
        gettext("Desired outcome"),
        gettext("Team"),
        timed(gettext("Acknowledged")),
        timed(gettext("Closed")),
    )


def _rows(complaints: Iterator[Complaint]) -> Iterator[tuple[object, ...]]:
    for complaint in complaints:
        primary = complaint.primary_links  # type: ignore[attr-defined]
        yield (
            complaint.ticket.number,
            complaint.ticket.subject,
            local_time(complaint.received_at),
            complaint.get_severity_display(),
            complaint.product or "",
            primary[0].cause if primary else "",
            complaint.get_outcome_display() if complaint.outcome else "",
            complaint.ticket.team or "",
            local_time(complaint.acknowledged_at),
            local_time(complaint.closed_at),
        )
