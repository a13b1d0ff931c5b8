"""One button each: try a provider, switch it on or off, remove it, turn passwords off, unlink somebody."""

from typing import Any, Protocol

from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.sso import certificates as pems
from helpdesk.sso import services
from helpdesk.sso.doors.saml_probe import metadata_of
from helpdesk.sso.doors.ways import way_to
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.views.providers import forms_for, one, show
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.requests.throttle import allow
from helpdesk.web.sealed import SealedUnreadable, unseal

TESTS_A_MINUTE = 10


class Act(Protocol):
    """A service that does one thing with a provider."""

    def __call__(self, *, provider: SignInProvider, by: User | None) -> SignInProvider: ...


@permitted(Permission.CHANGE_SIGN_IN)
@sensitive_post_parameters("secret")
@require_POST
def try_provider(request: StaffRequest, pk: int) -> HttpResponse:
    """Try what was entered, saved or not, and tell each step. Nothing is stored, and no transaction is open."""
    row = one(pk)
    form, grants = forms_for(request, row, request.POST)
    context: dict[str, Any] = {"results": [], "problem": "", "tested": True}
    if not allow("provider-test", str(request.user.pk), limit=TESTS_A_MINUTE, seconds=60):
        context["problem"] = gettext("These were many tests in a minute. Wait a little, then try again.")
    elif not form.is_valid() and not form.cleaned_data.get("issuer"):
        context["problem"] = gettext("Nothing was tried yet: enter where the provider is.")
    else:
        context["results"] = way_to(row).try_out(*_entered(row, form.cleaned_data))
    if request.htmx:
        return render(request, "helpdesk/sso/_tried.html", context)
    return show(request, row, form, grants, **context)


def _entered(row: SignInProvider, entered: dict[str, Any]) -> tuple[SignInProvider, str]:
    """The provider as it would be, and its secret: the one that was typed, else the one that is stored."""
    told = {name: entered.get(name, "") for name in ("client_id", "sso_url")} | {"issuer": entered["issuer"]}
    certificates = entered.get("certificates", [])
    typed = SignInProvider(key=row.key, kind=row.kind, name=row.name, certificates=certificates, **told)
    try:
        return typed, entered.get("secret") or unseal(row.secret)
    except SealedUnreadable:
        return typed, ""


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def read_metadata(request: StaffRequest, pk: int) -> HttpResponse:
    """Fill the fields in by a provider's metadata, pasted or at an address. Nothing is stored."""
    row, typed = one(pk), request.POST.copy()
    told: dict[str, Any] = {"metadata_were_read": True}
    try:
        if not allow("provider-test", str(request.user.pk), limit=TESTS_A_MINUTE, seconds=60):
            raise ValueError(gettext("These were many tests in a minute. Wait a little, then try again."))
        found = metadata_of(form_data(request).body("metadata"))
    except ValueError as refusal:
        told |= {"problem": str(refusal), "metadata": typed.get("metadata", "")}
    else:
        typed["issuer"], typed["sso_url"] = found.issuer, found.sso_url
        typed["certificates"] = "\n".join(pems.shown(one) for one in found.certificates)
    return show(request, row, *forms_for(request, row, typed), **told)


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def on(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, services.switch_on, gettext("%(name)s is on: its button is on the sign-in page."))


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def off(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, services.switch_off, gettext("%(name)s is off. Who is signed in stays so."))


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it away; the list offers to undo it."""
    row = services.remove_provider(provider=one(pk), by=request.user)
    return redirect(f"{reverse('sso:providers')}?undo={row.pk}")


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, services.restore_provider, gettext("%(name)s is back, and off."))


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def passwords_off(request: StaffRequest, pk: int) -> HttpResponse:
    words = gettext("Colleagues of its domains come in by %(name)s alone now.")
    return _act(request, pk, services.turn_passwords_off, words)


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def passwords_on(request: StaffRequest, pk: int) -> HttpResponse:
    words = gettext("Colleagues sign in by %(name)s or by a password now.")
    return _act(request, pk, services.turn_passwords_on, words)


@permitted(Permission.CHANGE_SIGN_IN)
@require_POST
def unlink(request: StaffRequest, pk: int, link: int) -> HttpResponse:
    row = one(pk)
    found = get_object_or_404(SocialAccount.objects.select_related("user"), pk=link, provider=row.key)
    services.unlink(link=found, provider=row, by=request.user)
    messages.success(
        request,
        gettext("%(name)s is unlinked. They are linked again when they come by the same address.")
        % {"name": found.user.short_name},
    )
    return redirect("sso:provider", pk=pk)


def _act(request: StaffRequest, pk: int, act: Act, words: str) -> HttpResponse:
    row = one(pk)
    try:
        act(provider=row, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, words % {"name": row.name})
    return redirect("sso:provider", pk=pk)
