"""Settings → Audit log: who did what, and the same as a file."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_GET

from helpdesk.audit import services
from helpdesk.audit.forms import AuditFilterForm
from helpdesk.audit.models import AuditEntry
from helpdesk.audit.queries import Wanted
from helpdesk.audit.sentences import Row, row_of
from helpdesk.audit.verbs import Action
from helpdesk.web.lists.keyset import newest_first
from helpdesk.web.lists.tables.out import csv_response, local_time, timed
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
COLUMNS = (
    gettext_noop("Person"),
    gettext_noop("Address"),
    gettext_noop("What was done"),
    gettext_noop("What it is"),
    gettext_noop("Name"),
    gettext_noop("Field"),
    gettext_noop("Before"),
    gettext_noop("After"),
)


@permitted(Permission.READ_AUDIT)
@require_GET
def log(request: StaffRequest) -> HttpResponse:
    """The list, newest first, in keyset pages."""
    form = AuditFilterForm(request.GET)
    wanted = form.wanted()
    page = newest_first(wanted.entries(), "at", query_params(request).cursor(), PAGE_SIZE)
    rows = [row_of(entry) for entry in page.rows]
    context = {
        "form": form.showing(wanted.days),
        "note": wanted.days.note,
        "rows": rows,
        "is_narrowed": wanted.is_narrowed,
        "only": _only(wanted, rows),
        "next": f"?{wanted.address(after=page.next)}" if page.next else "",
        "first": f"?{wanted.address()}" if "after" in query_params(request) else "",
        "export": wanted.address(),
        "area": "settings",
    }
    return render(request, "helpdesk/audit/log.html", context)


def _only(wanted: Wanted, rows: list[Row]) -> str:
    """The one person or thing that the list is narrowed to, by name."""
    if not rows or not (wanted.actor or wanted.thing):
        return ""
    return rows[0].thing if wanted.thing else rows[0].actor


@permitted(Permission.READ_AUDIT, Permission.EXPORT)
@require_GET
def log_csv(request: StaffRequest) -> StreamingHttpResponse:
    """The entries that are asked for, a line a field; taking them along is an entry itself."""
    wanted = AuditFilterForm(request.GET).wanted()
    services.record(Action.EXPORTED, by=request.user, kind="audit_log")
    entries = wanted.entries().order_by("at", "pk").iterator(chunk_size=500)
    return csv_response("audit-log", (timed(gettext("At")), *map(gettext, COLUMNS)), _lines(entries))


def _lines(entries: Iterable[AuditEntry]) -> Iterator[tuple[object, ...]]:
    for entry in entries:
        row = row_of(entry)
        known = (local_time(entry.at), row.actor, entry.address or "", row.action, row.kind, row.thing)
        for change in row.changes:
            yield *known, change.label, change.before, change.unshown or change.after
        if not row.changes:
            yield *known, "", "", ""
