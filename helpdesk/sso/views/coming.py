"""`/accounts/by/…/`: signing in by a provider, from the button to the desk, or to a page that says why not."""

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from helpdesk.people.models import User
from helpdesk.sso import services
from helpdesk.sso.doors.oidc import Dialogue, OidcProvider
from helpdesk.sso.errors import ADVICE, USUAL_ADVICE, WORDS, NotLetIn, Refusal
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.tokens import nonce_of
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
        url = _asked(request, provider)
    except NotLetIn as refusal:
        return _refused(request, provider, refusal)
    except (requests.RequestException, OAuth2Error):
        return _refused(request, provider, NotLetIn(Refusal.NOT_REACHED))
    return render(request, "account/by_provider.html", {"provider": provider, "url": url})


def _asked(request: HttpRequest, provider: SignInProvider) -> str:
    """The address at the provider that asks for this person; what belongs to it waits in the session."""
    state = get_random_string(32)
    next_url = get_next_redirect_url(request)
    answer: HttpResponse = OidcProvider(request, provider).redirect(
        request, AuthProcess.LOGIN, next_url=next_url, state_id=state, auth_params={"nonce": nonce_of(state)}
    )
    return answer["Location"]


@require_GET
def callback(request: HttpRequest, key: str) -> HttpResponse:
    """Take in whoever comes back from the provider."""
    provider = _provider(request, key)
    try:
        _count(request)
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Dialogue(request, provider))(request)
    except NotLetIn as refusal:
        return _refused(request, provider, refusal)
    except (KeyError, TypeError, ValueError):
        # What a provider answers is not ours to choose: anything that is not as agreed ends here.
        return _refused(request, provider, NotLetIn(Refusal.NOT_REACHED))
    return answer


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
