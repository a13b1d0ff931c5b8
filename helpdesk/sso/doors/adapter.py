"""What allauth asks when somebody comes by a provider. It decides nothing: our own rules do, before it goes on."""

from typing import Any

import requests
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.http import HttpRequest

from helpdesk.sso import judging, services
from helpdesk.sso.doors.oidc import OidcProvider
from helpdesk.sso.doors.saml import SamlProvider
from helpdesk.sso.doors.ways import way_to
from helpdesk.sso.doors.wire import guarded_session
from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.models import SignInProvider


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Providers are rows of ours; whoever comes is somebody already, or is made one here, or does not come in."""

    def get_requests_session(self) -> requests.Session:
        return guarded_session()

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """None: no provider is one of allauth's own rows or settings."""
        return []

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> OidcProvider | SamlProvider:
        row = SignInProvider.objects.get(key=provider)
        return way_to(row).provider(request, row)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Always no: who is new was made in `pre_social_login`, by our rules."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: OidcProvider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Say why the provider's answer leads nowhere.

        Raises:
            NotLetIn: always.
        """
        if error == AuthError.CANCELLED:
            raise NotLetIn(Refusal.CANCELLED)
        if isinstance(exception, requests.RequestException):
            raise NotLetIn(Refusal.NOT_REACHED)
        came_from_us = "state" in (extra_context or {})
        raise NotLetIn(Refusal.TURNED_DOWN if came_from_us else Refusal.STALE)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find or make the account of whoever comes, so that allauth meets somebody who is known.

        Raises:
            NotLetIn: they may not come in.
        """
        row: SignInProvider = sociallogin.provider.row
        comer = judging.newcomer_of(row, sociallogin.claims)
        only = None if row.is_open else request.user
        link = services.come_in(provider=row, comer=comer, only=only)
        sociallogin.account, sociallogin.user = link, link.user
