"""OpenID Connect as allauth speaks it, made strict: PKCE and a nonce always, every token proved."""

from typing import Any

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

from helpdesk.sso import judging
from helpdesk.sso.doors import discovery
from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.tokens import NotProved, nonce_of, proved
from helpdesk.web.parameters import query_params
from helpdesk.web.sealed import SealedUnreadable, unseal

SCOPES = ["openid", "email", "profile"]


def redirect_url(provider: SignInProvider) -> str:
    """The address to which the provider sends people back, from the settings and never from a request's host."""
    return settings.BASE_URL + reverse("sso:callback", args=[provider.key])


def app_of(provider: SignInProvider) -> SocialApp:
    """The provider as allauth knows one; never stored.

    Raises:
        NotLetIn: its secret cannot be read any more.
    """
    try:
        secret = unseal(provider.secret)
    except SealedUnreadable:
        raise NotLetIn(Refusal.NOT_SET_UP) from None
    return SocialApp(
        provider=OidcProvider.id,
        provider_id=provider.key,
        name=provider.name,
        client_id=provider.client_id,
        secret=secret,
        settings={"server_url": provider.issuer},
    )


def asked(request: HttpRequest, row: SignInProvider) -> str:
    """The address at the provider that asks for this person; what belongs to it waits in the session.

    Raises:
        NotLetIn: the provider is not reached, or not set up.
    """
    state = get_random_string(32)
    try:
        answer: HttpResponse = OidcProvider(request, row).redirect(
            request,
            AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            state_id=state,
            auth_params={"nonce": nonce_of(state)},
        )
    except (requests.RequestException, OAuth2Error):
        raise NotLetIn(Refusal.NOT_REACHED) from None
    return answer["Location"]


def taken_in(request: HttpRequest, row: SignInProvider) -> HttpResponse:
    """Take in whoever comes back from the provider.

    Raises:
        NotLetIn: they may not come in.
    """
    answer: HttpResponse = OAuth2CallbackView.adapter_view(Dialogue(request, row))(request)
    return answer


class Dialogue(OpenIDConnectOAuth2Adapter):  # type: ignore[misc] # allauth has no types
    """One sign-in: what is asked of the provider, and what is made of its answers."""

    def __init__(self, request: HttpRequest, row: SignInProvider) -> None:
        super().__init__(request, row.key)
        self.row = row

    def get_provider(self) -> "OidcProvider":
        return OidcProvider(self.request, self.row)

    @property
    def openid_config(self) -> discovery.Document:
        if not hasattr(self, "_openid_config"):
            self._openid_config = discovery.configuration(self.row)
        return self._openid_config

    @property
    def basic_auth(self) -> bool:
        return discovery.wants_basic(self.openid_config)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return redirect_url(self.row)

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Who comes, by a token that was proved to be for this very sign-in.

        Raises:
            NotLetIn: it is not.
        """
        try:
            claims = proved(
                str(kwargs["response"].get("id_token", "")),
                keys=discovery.read_json(self.openid_config["jwks_uri"]),
                issuer=self.row.issuer,
                client_id=self.row.client_id,
                nonce=nonce_of(query_params(request).words("state", longest=400)),
            )
        except NotProved:
            raise NotLetIn(Refusal.BAD_TOKEN) from None
        if self._wanted() - claims.keys():
            claims = self._completed(claims, token.token)
        return self.get_provider().sociallogin_from_response(request, claims)

    def _wanted(self) -> set[str]:
        uses_groups = self.row.groups or self.row.grants
        return {"email", self.row.group_claim.partition(".")[0]} if uses_groups else {"email"}

    def _completed(self, claims: dict[str, Any], access_token: str) -> dict[str, Any]:
        """The claims with those of the user info, which must be of the same person; the token's own go first.

        That an address is verified is said of the address beside it, and of no other.
        """
        url = self.openid_config.get("userinfo_endpoint")
        if not isinstance(url, str):
            return claims
        told = discovery.read_json(url, {"Authorization": f"Bearer {access_token}"})
        if told.get("sub") != claims["sub"]:
            raise NotLetIn(Refusal.BAD_TOKEN)
        without_address = told if "email" in claims else claims
        for name in judging.SAY_VERIFIED:
            without_address.pop(name, None)
        return {**told, **claims}


class OidcProvider(OpenIDConnectProvider):  # type: ignore[misc] # allauth has no types
    """A row as allauth's provider."""

    def __init__(self, request: HttpRequest, row: SignInProvider) -> None:
        super().__init__(request, app=app_of(row))
        self.row = row

    def get_oauth2_adapter(self, request: HttpRequest) -> Dialogue:
        return Dialogue(request, self.row)

    def get_pkce_params(self) -> dict[str, str]:
        challenge: dict[str, str] = generate_code_challenge()
        return challenge

    def get_scope(self) -> list[str]:
        return SCOPES

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """What is kept of the claims with a link: as whom the person was known there."""
        return {"email": data.get("email"), "name": data.get("name")}

    def serialize(self) -> dict[str, str]:
        """How it is found again by a sign-in that waited for a second factor."""
        return {"id": self.row.key}

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        """The person who comes, with all claims, of which the rules ask."""
        login = super().sociallogin_from_response(request, response)
        login.claims = response
        return login
