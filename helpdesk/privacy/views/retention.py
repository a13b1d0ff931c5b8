"""Settings → Retention: how long each class of things is kept, with what would go tonight shown before it is stored."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.audit.seen import watched_kind
from helpdesk.privacy import services
from helpdesk.privacy.forms import RetentionForm
from helpdesk.privacy.models import RetentionNight
from helpdesk.privacy.queries.days import all_days, days_of
from helpdesk.privacy.registry import Foreseen, RetentionClass, classes, find
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

NIGHTS = 30
EXAMPLES = 50


@permitted(Permission.CHANGE_RETENTION)
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: StaffRequest) -> HttpResponse:
    """The times. The first press shows what would go; the second stores them."""
    kept = all_days()
    form = RetentionForm(request.POST if request.method == "POST" else None, kept=kept)
    form = watched_kind(request, form, "retention")
    rehearsed = form.is_bound and form.is_valid()
    if rehearsed and "sure" in form_data(request):
        services.save_retention(days=form.cleaned_data, by=request.user)
        messages.success(request, gettext("Saved. It holds from tonight on."))
        return redirect("privacy:retention")
    days = form.cleaned_data if rehearsed else kept
    found = [(kind, form[kind.key], days[kind.key], _foreseen(kind, days[kind.key])) for kind in classes()]
    context = {
        "form": form,
        "found": found,
        "is_rehearsed": rehearsed,
        "nights": [
            (night, kind.label if (kind := find(night.key)) else night.key)
            for night in RetentionNight.objects.exclude(removed=0, error="")[:NIGHTS]
        ],
        "area": "settings",
    }
    return render(request, "helpdesk/privacy/retention.html", context, status=422 if form.errors else 200)


def _foreseen(kind: RetentionClass, days: int | None) -> Foreseen | None:
    return kind.foresee(services.edge(days)) if days else None


@permitted(Permission.CHANGE_RETENTION)
@require_GET
def examples(request: StaffRequest, kind: str) -> HttpResponse:
    """The oldest things that would go, to look at."""
    found = find(kind)
    if found is None:
        raise Http404
    days = query_params(request).whole("days") or days_of(kind)
    before = services.edge(days) if days else None
    context = {
        "kind": found,
        "days": days,
        "rows": found.examples(before, EXAMPLES) if before else [],
        "foreseen": found.foresee(before) if before else None,
        "area": "settings",
    }
    return render(request, "helpdesk/privacy/retention_examples.html", context)
