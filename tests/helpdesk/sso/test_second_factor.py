"""Who comes by a provider shows a second factor once: there, if the provider says so, or here."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.sso.models import SignInProvider
from tests.helpdesk.people.test_factors import STEP, code
from tests.helpdesk.sso.conftest import DOMAIN, Come

pytestmark = pytest.mark.django_db
ADA = f"ada@{DOMAIN}"


@pytest.fixture
def secret(ada: User) -> str:
    """The key of Ada's app."""
    made = str(generate_totp_secret())
    TOTP.activate(ada, made)
    return made


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("amr", [None, ["pwd"], "mfa", [], {"mfa": True}])
def test_it_is_asked_here_and_then_lets_in(
    client: Client, provider: SignInProvider, secret: str, come: Come, amr: Any
) -> None:
    assert (come(provider, email=ADA, amr=amr)["Location"], is_in(client)) == (STEP, False)
    client.post(STEP, {"code": code(secret)})
    entry = AuditEntry.objects.filter(action="signed_in").latest("pk")
    assert (is_in(client), entry.thing) == (True, "Harbor ID")


def test_a_provider_that_asked_for_one_says_so(
    client: Client, provider: SignInProvider, secret: str, come: Come
) -> None:
    come(provider, email=ADA, amr=["pwd", "mfa"])
    assert is_in(client)
