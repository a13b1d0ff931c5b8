"""Settings → Imports: the list, a new file, one import with its lines, and these as a file."""

import csv
import io

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.imports.forms import UploadForm
from helpdesk.imports.kinds import COLUMNS
from helpdesk.imports.models import ImportBatch, ImportLine
from helpdesk.imports.own_columns import columns_of
from helpdesk.imports.queries import as_it_came, can_be_taken_back, shown
from helpdesk.imports.reasons import reason_words
from helpdesk.imports.services import upload
from helpdesk.imports.services.go_on import AT_WORK
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.lists.tables.out import csv_response
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
_STAYS = "stays"


def find(pk: int) -> ImportBatch:
    """The import of a page, without its file."""
    return get_object_or_404(ImportBatch.objects.defer("content").select_related("by"), pk=pk)


@permitted(Permission.IMPORT)
@require_GET
def imports(request: StaffRequest) -> HttpResponse:
    """The list, the newest first."""
    page = numbered(request, ImportBatch.objects.defer("content").select_related("by"), PAGE_SIZE)
    return render(request, "helpdesk/imports/imports.html", {"page": page, "area": "settings"})


@permitted(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A file is chosen."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kind = form.cleaned_data["kind"]
            batch = upload(kind=kind, file_name=file.name, content=file.read(), by=request.user)
            return redirect("imports:columns", batch.pk)
        except ValidationError as problem:
            form.add_error("file", problem)
    context = {"form": form, "kinds": ImportBatch.Kind.choices, "area": "settings"}
    return render(request, "helpdesk/imports/new.html", context, status=422 if form.errors else 200)


@permitted(Permission.IMPORT)
@require_GET
def example(request: StaffRequest, kind: str) -> HttpResponse:
    """A file with one line, to be filled in."""
    if kind not in COLUMNS:
        raise Http404
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(one.key for one in columns_of(kind))
    rows.writerow(one.example for one in columns_of(kind))
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer


@permitted(Permission.IMPORT)
@require_GET
def one_import(request: StaffRequest, pk: int) -> HttpResponse:
    """How far an import is, what its lines come to, and what can be done next."""
    batch, asked = find(pk), query_params(request)
    if batch.state == ImportBatch.State.MAPPING:
        return redirect("imports:columns", pk)
    only = asked.choice("only", [*ImportLine.Outcome.values, _STAYS])
    page = numbered(request, _lines(batch, only), PAGE_SIZE)
    stays = batch.lines.filter(step=ImportLine.Step.KEPT).count() if batch.state == ImportBatch.State.UNDONE else 0
    counts = [(key, label, getattr(batch, key)) for key, label in ImportLine.Outcome.choices]
    context = {
        "batch": batch,
        "page": page,
        "rows": [shown(batch.kind, line) for line in page],
        "wanted": only,
        "counts": counts,
        "stays": stays,
        "is_at_work": batch.state in AT_WORK,
        "can_be_taken_back": can_be_taken_back(batch),
        "area": "settings",
    }
    part = "helpdesk/imports/_progress.html" if request.htmx and batch.state in AT_WORK else ""
    answer = render(request, part or "helpdesk/imports/import.html", context)
    if request.htmx and not part:
        answer["HX-Refresh"] = "true"
    return answer


@permitted(Permission.IMPORT)
@require_GET
def lines(request: StaffRequest, pk: int) -> StreamingHttpResponse:
    """The lines as they came, all or those of one outcome: what was refused can be mended and come again."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    only = query_params(request).choice("only", [*ImportLine.Outcome.values, _STAYS])
    record(Action.EXPORTED, by=request.user, thing=batch)
    headers, rows = as_it_came(batch, _lines(batch, only).iterator(500))
    columns = [gettext("Line"), gettext("Outcome"), gettext("Why"), *headers]
    cells = (
        [line.number, line.get_outcome_display(), " ".join(map(reason_words, line.reasons)), *came]
        for line, came in rows
    )
    return csv_response("import", columns, cells)


def _lines(batch: ImportBatch, only: str) -> QuerySet[ImportLine]:
    rows = batch.lines.select_related("customer").order_by("number")
    if only == _STAYS:
        return rows.filter(step=ImportLine.Step.KEPT)
    return rows.filter(outcome=only) if only else rows
