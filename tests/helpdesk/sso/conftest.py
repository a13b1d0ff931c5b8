"""A provider that is on, and the way of somebody who comes by it."""

import itertools
import re
from collections.abc import Callable
from html import unescape
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from helpdesk.people.models import Role, User
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.services import make_provider, save_provider, switch_on
from tests import factories
from tests.running.openid import OpenIdProvider

DOMAIN = "harborpine.example"
_numbers = itertools.count(1)
Come = Callable[..., HttpResponse]


@pytest.fixture
def ada(db: None) -> User:
    """An admin."""
    return factories.user("Ada", role=Role.ADMIN, email=f"ada@{DOMAIN}")


def provider_at(issuer: str, **changes: Any) -> SignInProvider:
    """A provider that is on."""
    row = make_provider(kind="other", name=changes.pop("name", "Harbor ID"), by=None)
    fields = {"name": row.name, "issuer": issuer, "client_id": "amends", "secret": "a secret", "domains": [DOMAIN]}
    row = save_provider(provider=row, by=None, **(fields | changes))
    return switch_on(provider=row, by=None)


@pytest.fixture
def provider(db: None, openid: OpenIdProvider, settings: Settings) -> SignInProvider:
    settings.SIGN_IN_HOSTS = {"127.0.0.1"}
    settings.BASE_URL = "http://testserver"
    return provider_at(openid.issuer)


def subject() -> str:
    """A name at the provider that nobody had before; the provider forgets none."""
    return f"person-{next(_numbers)}"


def asked(client: Client, provider: SignInProvider, **data: str) -> str:
    """Press the button: the address to which we send people on."""
    page = client.post(f"/accounts/by/{provider.key}/", data).content.decode()
    found = re.search(r'http-equiv="refresh"\s+content="0; url=([^"]+)"', page)
    assert found, page
    return unescape(found[1])


@pytest.fixture
def come(client: Client, openid: OpenIdProvider) -> Come:
    """Come by a provider as somebody of whom it says what is given; the answer to their return."""

    def comes(provider: SignInProvider, sub: str = "", **claims: Any) -> HttpResponse:
        sub = sub or subject()
        openid.person(sub, **({"email_verified": True, "name": "Cara Novak"} | claims))
        back = openid.sign_in(asked(client, provider), sub)
        return cast(HttpResponse, client.get(back))

    return comes
