"""Settings → Imports: which column of a file is what."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from helpdesk.imports.forms import ColumnsForm
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.queries import samples
from helpdesk.imports.services import check_import
from helpdesk.imports.services.check_import import BEFORE
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: StaffRequest, pk: int) -> HttpResponse:
    """The columns as they were guessed, to be put right; then every line is checked, and nothing stored."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    if batch.state not in BEFORE:
        return redirect("imports:import", pk)
    seen = samples(batch)
    form = ColumnsForm(request.POST if request.method == "POST" else None, batch=batch, samples=seen)
    if form.is_bound and form.is_valid():
        try:
            check_import(batch=batch, columns=form.columns, options=form.options)
            return redirect("imports:import", pk)
        except ValidationError as problem:
            if not hasattr(problem, "error_dict"):
                messages.error(request, problem.message)
                return redirect("imports:import", pk)
            form.add_error(None, problem)
    context = {
        "form": form,
        "batch": batch,
        "seen": seen,
        "first": list(zip(*seen.values(), strict=True)),
        "area": "settings",
    }
    return render(request, "helpdesk/imports/columns.html", context, status=422 if form.errors else 200)
