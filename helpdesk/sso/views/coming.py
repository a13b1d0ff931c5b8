"""`/accounts/by/…/`: signing in by a provider, from the button to the desk, or to a page that says why not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from helpdesk.people.models import User
from helpdesk.sso import assertions, services
from helpdesk.sso.assertions import NotAsserted
from helpdesk.sso.doors import saml
from helpdesk.sso.doors.ways import way_to
from helpdesk.sso.errors import ADVICE, USUAL_ADVICE, WORDS, NotLetIn, Refusal
from helpdesk.sso.models import SignInProvider
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.throttle import allow, client_address

A_MINUTE = 120


@require_POST
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Send somebody to the provider.

    By a page that goes on at once, for the policy of our pages lets no form lead elsewhere, not even by a redirect.
    """
    provider = _provider(request, key)
    try:
        _count(request)
        url = way_to(provider).asked(request, provider)
    except NotLetIn as refusal:
        return _refused(request, provider, refusal)
    return render(request, "account/by_provider.html", {"provider": provider, "url": url})


@csrf_exempt
@require_POST
def acs(request: HttpRequest, key: str) -> HttpResponse:
    """Put by what a provider of SAML has a browser post, and send it on to where its session is known."""
    provider = _saml(key)
    try:
        _count(request)
        return redirect(saml.put_by(provider, form_data(request).body("SAMLResponse")))
    except NotLetIn as refusal:
        return _refused(request, provider, refusal)


@require_GET
def metadata(request: HttpRequest, key: str) -> HttpResponse:
    """What we say of ourselves to a provider of SAML: our name before it, and where it posts its answers."""
    try:
        told = assertions.own_metadata(saml.parties(_saml(key)))
    except NotAsserted:
        raise Http404 from None
    return HttpResponse(told, content_type="application/samlmetadata+xml")


def _saml(key: str) -> SignInProvider:
    return get_object_or_404(SignInProvider, key=key, removed_at=None, kind=SignInProvider.Kind.SAML)


@require_GET
def callback(request: HttpRequest, key: str) -> HttpResponse:
    """Take in whoever comes back from the provider."""
    provider = _provider(request, key)
    try:
        _count(request)
        return way_to(provider).taken_in(request, provider)
    except NotLetIn as refusal:
        return _refused(request, provider, refusal)
    except (KeyError, TypeError, ValueError):
        # What a provider answers is not ours to choose: anything that is not as agreed ends here.
        return _refused(request, provider, NotLetIn(Refusal.NOT_REACHED))


def _provider(request: HttpRequest, key: str) -> SignInProvider:
    """An open provider; an admin may try one that is off.

    Raises:
        Http404: there is none.
    """
    provider = get_object_or_404(SignInProvider, key=key, removed_at=None)
    may_try = isinstance(request.user, User) and request.user.may(Permission.CHANGE_SIGN_IN)
    if not (provider.is_open or may_try):
        raise Http404
    return provider


def _count(request: HttpRequest) -> None:
    if not allow("sign-in-by", client_address(request), limit=A_MINUTE, seconds=60):
        raise NotLetIn(Refusal.TOO_OFTEN)


def _refused(request: HttpRequest, provider: SignInProvider, refusal: NotLetIn) -> HttpResponse:
    if refusal.reason not in (Refusal.CANCELLED, Refusal.TOO_OFTEN):
        services.refuse(provider=provider, refusal=refusal)
    context = {
        "provider": provider,
        "email": refusal.email,
        "words": gettext(WORDS[refusal.reason]),
        "advice": gettext(ADVICE.get(refusal.reason, USUAL_ADVICE)),
    }
    return render(request, "account/not_let_in.html", context, status=403)
