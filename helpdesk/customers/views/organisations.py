"""Settings → Organisations: whom customers work for, and which domains say so."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.customers.access import visible_to
from helpdesk.customers.forms.organisations import OrganisationForm, PutAwayForm
from helpdesk.customers.models import Organisation
from helpdesk.customers.search import customers_matching
from helpdesk.customers.services import organisations as services
from helpdesk.people.models import User
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE, FOUND = 50, 10
AWAY = "away"


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_GET
def organisations(request: StaffRequest) -> HttpResponse:
    """The list by name, of those in use or those that were put away."""
    asked = query_params(request)
    words, state = asked.words("q"), asked.choice("state", (AWAY,))
    rows = Organisation.objects.filter(is_active=state != AWAY, name__icontains=words).annotate(size=Count("customers"))
    context = {
        "page": numbered(request, rows.order_by(Lower("name")).prefetch_related("domains"), PAGE_SIZE),
        "words": words,
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "area": "settings",
    }
    return render(request, "helpdesk/customers/organisations.html", context)


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    row = Organisation()
    form = OrganisationForm(request.POST if request.method == "POST" else None, organisation=row)
    if form.is_bound and form.is_valid() and _save(form, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
        return redirect("customers:organisation", pk=row.pk)
    context = {"form": form, "area": "settings"}
    return render(request, "helpdesk/customers/organisation.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: StaffRequest, pk: int) -> HttpResponse:
    """One organisation with its members; `q` looks for customers who could join."""
    row = _one(pk)
    form = watched(request, OrganisationForm(request.POST if request.method == "POST" else None, organisation=row), row)
    if form.is_bound and form.is_valid() and _save(form, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
        return redirect("customers:organisations")
    asked, people = query_params(request), visible_to(request.user).prefetch_related("contact_points")
    words, kept = asked.words("q"), _one(pk) if form.is_bound else row
    others = people.exclude(organisation=kept) if words else people.none()
    context = {
        "form": form,
        "organisation": kept,
        "page": numbered(request, people.filter(organisation=kept).order_by(Lower("name"), "pk"), PAGE_SIZE),
        "words": words,
        "found": others.filter(pk__in=customers_matching(words)).select_related("organisation")[:FOUND],
        "removed": people.filter(pk=asked.whole("undo") or 0, organisation=None).first(),
        "area": "settings",
    }
    return render(request, "helpdesk/customers/organisation.html", context, status=422 if form.errors else 200)


def _save(form: OrganisationForm, row: Organisation, by: User) -> bool:
    try:
        services.save_organisation(organisation=row, by=by, **form.cleaned_data)
    except ValidationError as refusal:
        if wrong := refusal.message_dict.get("domains"):
            form.add_error("domains", wrong)
        else:
            form.add_error("name", gettext("There is an organisation of this name already."))
        return False
    return True


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def put_away(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what the organisation has and who gets it; the press merges the two, or puts one away."""
    row = _one(pk)
    if not row.is_active:
        return redirect("customers:organisation", pk=pk)
    form = PutAwayForm(request.POST if request.method == "POST" else None, organisation=row)
    if form.is_bound and form.is_valid() and _put_away(form, row, request.user):
        messages.success(request, gettext("%(name)s is put away.") % {"name": row.name})
        return redirect("customers:organisations")
    context = {
        "form": form,
        "organisation": row,
        "members": row.customers.count(),
        "domains": row.domains.all(),
        "area": "settings",
    }
    page = "helpdesk/customers/put_organisation_away.html"
    return render(request, page, context, status=422 if form.errors else 200)


def _put_away(form: PutAwayForm, row: Organisation, by: User) -> bool:
    try:
        services.put_organisation_away(organisation=row, by=by, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error("to", refusal)
        return False
    return True


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.restore_organisation(organisation=_one(pk), by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    return redirect("customers:organisations")


def _one(pk: int) -> Organisation:
    return get_object_or_404(Organisation, pk=pk)
