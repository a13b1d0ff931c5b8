"""Settings → Sign-in: the providers by which colleagues come in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.people.models import User
from helpdesk.sso import queries, services
from helpdesk.sso.assertions import INSTALLED
from helpdesk.sso.doors.saml import service_name
from helpdesk.sso.doors.ways import way_to
from helpdesk.sso.forms import GrantRows, NewProviderForm, ProviderForm, RulesForm, SamlForm
from helpdesk.sso.models import SignInProvider
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 25


@permitted(Permission.CHANGE_SIGN_IN)
@require_GET
def providers(request: StaffRequest) -> HttpResponse:
    """The list, of those in use or those that were removed."""
    asked = query_params(request)
    state = asked.choice("state", (queries.REMOVED,))
    undo = asked.whole("undo")
    context = {
        "rows": queries.providers(state),
        "removed": queries.providers(queries.REMOVED).filter(pk=undo).first() if undo else None,
        "state": state,
        "states": [(queries.IN_USE, gettext("In use")), (queries.REMOVED, gettext("Removed"))],
        "area": "settings",
    }
    return render(request, "helpdesk/sso/providers.html", context)


@permitted(Permission.CHANGE_SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Which provider it is; its page goes on with the rest."""
    form = NewProviderForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        row = services.make_provider(by=request.user, **form.cleaned_data)
        return redirect("sso:provider", pk=row.pk)
    context = {"form": form, "area": "settings", "reads_saml": INSTALLED}
    return render(request, "helpdesk/sso/new_provider.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_SIGN_IN)
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: StaffRequest, pk: int) -> HttpResponse:
    row = one(pk)
    form, grants = forms_for(request, row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and grants.is_valid() and _save(form, grants, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
        return redirect("sso:provider", pk=pk)
    return show(request, row, form, grants)


def forms_for(request: StaffRequest, row: SignInProvider, data: Any = None) -> tuple[RulesForm, GrantRows]:
    """Both forms of the page, with what was typed if anything was."""
    form = SamlForm if row.is_saml else ProviderForm
    return watched(request, form(data, provider=row), row), GrantRows(data, provider=row)


def show(request: StaffRequest, row: SignInProvider, form: RulesForm, grants: GrantRows, **more: Any) -> HttpResponse:
    """The page of one provider; a secret that was typed is not on it again."""
    places = {"redirect": way_to(row).returns_to(row)}
    if row.is_saml:
        places["service"] = service_name(row)
    context = {
        "form": form,
        "grants": grants,
        "provider": row,
        "steps": [gettext(step) % places for step in row.preset.steps],
        "places": places,
        "reads_saml": INSTALLED,
        "page": numbered(request, queries.links(row), PAGE_SIZE),
        "admin_came": queries.admin_came_by(row),
        "area": "settings",
    }
    wrong = form.errors or (grants.is_bound and not grants.is_valid())
    return render(request, "helpdesk/sso/provider.html", context | more, status=422 if wrong else 200)


def _save(form: RulesForm, grants: GrantRows, row: SignInProvider, by: User) -> bool:
    """Whether it is saved; else the form says why not."""
    try:
        services.save_provider(provider=row, by=by, grants=grants.grants(), **form.cleaned_data)
    except ValidationError as refusal:
        by_field = {name if name in form.fields else None: words for name, words in refusal.message_dict.items()}
        for name, words in by_field.items():
            form.add_error(name, words)
        return False
    return True


def one(pk: int) -> SignInProvider:
    """A provider, removed or not."""
    return get_object_or_404(SignInProvider.objects.prefetch_related("teams"), pk=pk)
