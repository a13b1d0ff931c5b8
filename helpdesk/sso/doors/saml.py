"""SAML 2.0 as the web browser profile has it: the question by redirect, the answer by post, and nothing unasked.

The answer is posted from the provider's page, and no cookie of ours comes with it. So it is put by for a moment, and
the browser is sent on to `callback`, where the session says which questions it asked. `RelayState` is not looked at.
"""

from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

from helpdesk.sso import assertions, certificates
from helpdesk.sso.assertions import NotAsserted, Parties
from helpdesk.sso.attributes import claims_of
from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.models import SignInProvider
from helpdesk.web.parameters import query_params

PUT_BY_SECONDS = 120
ANSWER = "answer"


def acs_url(provider: SignInProvider) -> str:
    """The address to which the provider posts its answers, from the settings and never from a request's host."""
    return settings.BASE_URL + reverse("sso:acs", args=[provider.key])


def service_name(provider: SignInProvider) -> str:
    """Our own name before this provider, which is also where our metadata stand."""
    return settings.BASE_URL + reverse("sso:metadata", args=[provider.key])


def parties(row: SignInProvider) -> Parties:
    """Who speaks and who listens."""
    pems = tuple(certificates.shown(one) for one in row.certificates)
    return Parties(row.issuer, row.sso_url, pems, service_name(row), acs_url(row))


class SamlProvider(SAMLProvider):  # type: ignore[misc] # allauth has no types
    """A row as allauth's provider."""

    def __init__(self, request: HttpRequest, row: SignInProvider) -> None:
        app = SocialApp(provider=self.id, provider_id=row.key, name=row.name, client_id=row.key)
        super().__init__(request, app=app)
        self.row = row

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["sub"])

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"email": data["email"]}

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """What is kept with a link: as whom the person was known there."""
        return {"email": data["email"], "name": data["name"]}

    def serialize(self) -> dict[str, str]:
        """How it is found again by a sign-in that waited for a second factor."""
        return {"id": self.row.key}


def asked(request: HttpRequest, row: SignInProvider) -> str:
    """The address at the provider that asks for this person; what belongs to it waits in the session.

    Raises:
        NotLetIn: it is not set up, or the server cannot read SAML.
    """
    try:
        question_id, question = assertions.question(parties(row))
    except NotAsserted:
        raise NotLetIn(Refusal.NOT_SET_UP) from None
    SamlProvider(request, row).stash_redirect_state(
        request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request), state_id=question_id
    )
    return f"{row.sso_url}{'&' if '?' in row.sso_url else '?'}{urlencode({'SAMLRequest': question})}"


def put_by(row: SignInProvider, response: str) -> str:
    """Keep what was posted for a moment; the address at which it is taken up.

    Raises:
        NotLetIn: it is too long to be an answer.
    """
    if len(response) > assertions.LONGEST:
        raise NotLetIn(Refusal.BAD_TOKEN)
    name = get_random_string(32)
    cache.set(f"sso.saml.{name}", response, PUT_BY_SECONDS)
    return f"{reverse('sso:callback', args=[row.key])}?{urlencode({ANSWER: name})}"


def taken_in(request: HttpRequest, row: SignInProvider) -> HttpResponse:
    """Take in whoever comes back from the provider, by what it posted.

    Raises:
        NotLetIn: they may not come in.
    """
    name = f"sso.saml.{query_params(request).words(ANSWER, longest=40)}"
    response = cache.get(name)
    cache.delete(name)
    if not response:
        raise NotLetIn(Refusal.STALE)
    claims, state = _proved(request, row, response)
    provider = SamlProvider(request, row)
    login = provider.sociallogin_from_response(request, claims)
    login.claims, login.state = claims, state
    answer: HttpResponse = complete_social_login(request, login)
    return answer


def _proved(request: HttpRequest, row: SignInProvider, response: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is said of whoever comes, and what waited in the session; the question is used up whatever comes of it."""
    who = parties(row)
    try:
        question_id = assertions.question_of(response, parties=who)
        state = statekit.unstash_state(request, provider_id=row.key, state_id=question_id)
        if state is None:
            raise NotLetIn(Refusal.STALE)
        told = assertions.proved(response, parties=who, question_id=question_id)
    except NotAsserted as refusal:
        raise NotLetIn(Refusal.TURNED_DOWN if refusal.turned_down else Refusal.BAD_TOKEN) from None
    if told.form == assertions.TRANSIENT or not told.subject:
        raise NotLetIn(Refusal.NO_LASTING_NAME)
    return claims_of(row, told), state
