"""What must not work, however it is tried: somebody else's account, somebody else's sign-in, somebody else's token."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, User
from helpdesk.sso import services
from helpdesk.sso.models import SignInProvider
from tests import factories
from tests.helpdesk.sso.conftest import DOMAIN, Come, asked, provider_at, subject
from tests.running.openid import OpenIdProvider

pytestmark = pytest.mark.django_db


def parameters(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def returns(client: Client, provider: SignInProvider, **query: str) -> str:
    """Why a return to us is refused."""
    answer = client.get(f"/accounts/by/{provider.key}/callback/?{urlencode(query)}")
    assert (answer.status_code, "_auth_user_id" in client.session) == (403, False)
    entry = AuditEntry.objects.filter(action="refused_by_provider").latest("pk")
    return str(entry.changes["reason"][1])


def person(openid: OpenIdProvider, email: str = f"ada@{DOMAIN}") -> str:
    sub = subject()
    openid.person(sub, email=email, email_verified=True)
    return sub


def test_an_address_that_is_not_verified_opens_nobodys_account(
    client: Client, provider: SignInProvider, ada: User, come: Come
) -> None:
    assert come(provider, email=ada.email, email_verified=False).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_provider_opens_no_account_of_a_domain_for_which_it_may_not_speak(
    client: Client, provider: SignInProvider, openid: OpenIdProvider, come: Come
) -> None:
    boss = factories.user("Boss", role=Role.ADMIN, email="boss@lumen.example")
    assert come(provider, email=boss.email).status_code == 403
    assert "_auth_user_id" not in client.session


def test_who_gets_somebodys_address_later_does_not_get_their_account(
    provider: SignInProvider, ada: User, come: Come
) -> None:
    come(provider, email=ada.email)
    answer = come(provider, email=ada.email)
    assert "somebody else of the same provider" in answer.content.decode()


def test_a_return_that_nobody_began_is_refused(client: Client, provider: SignInProvider) -> None:
    assert returns(client, provider, code="x", state="y") == "stale"
    assert returns(client, provider, code="x") == "stale"


def test_a_return_in_another_browser_is_refused(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    back = openid.sign_in(asked(client, provider), person(openid))
    assert returns(Client(), provider, **parameters(back)) == "stale"


def test_a_return_is_used_once(client: Client, provider: SignInProvider, openid: OpenIdProvider) -> None:
    back = openid.sign_in(asked(client, provider), person(openid))
    assert client.get(back).status_code == 302
    client.post("/accounts/logout/")
    assert returns(client, provider, **parameters(back)) == "stale"


def test_a_code_that_was_used_is_turned_down(client: Client, provider: SignInProvider, openid: OpenIdProvider) -> None:
    back = parameters(openid.sign_in(asked(client, provider), person(openid)))
    client.get(f"/accounts/by/{provider.key}/callback/?{urlencode(back)}")
    client.post("/accounts/logout/")
    state = parameters(asked(client, provider))["state"]
    assert returns(client, provider, code=back["code"], state=state) == "turned_down"


def test_the_code_of_another_sign_in_is_refused_by_its_nonce(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    stolen = parameters(openid.sign_in(asked(Client(), provider), person(openid)))
    state = parameters(asked(client, provider))["state"]
    assert returns(client, provider, code=stolen["code"], state=state) == "bad_token"


def test_the_code_of_another_application_is_refused(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    url = asked(client, provider)
    other = url.replace("client_id=amends", "client_id=another")
    back = parameters(openid.sign_in(other, person(openid)))
    assert returns(client, provider, **back) == "turned_down"


def test_a_provider_that_calls_itself_otherwise_is_not_asked(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    SignInProvider.objects.filter(pk=provider.pk).update(issuer=f"{openid.issuer}/")
    assert client.post(f"/accounts/by/{provider.key}/").status_code == 403
    assert AuditEntry.objects.latest("pk").changes["reason"] == ["", "other_issuer"]


def test_the_state_of_one_provider_is_none_of_another(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    other = provider_at(openid.issuer, name="Other ID")
    back = openid.sign_in(asked(client, other), person(openid))
    assert returns(client, provider, **parameters(back)) == "stale"


def test_pressing_deny_leads_back_without_a_line_in_the_log(
    client: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    back = openid.deny(asked(client, provider))
    answer = client.get(f"{back}&state={parameters(asked(client, provider))['state']}")
    assert "was cancelled" in answer.content.decode()
    assert not AuditEntry.objects.filter(action="refused_by_provider").exists()


def test_a_provider_within_the_network_is_not_asked_unless_it_is_named(
    client: Client, provider: SignInProvider, settings: Settings
) -> None:
    settings.SIGN_IN_HOSTS = set()
    assert client.post(f"/accounts/by/{provider.key}/").status_code == 403
    assert AuditEntry.objects.latest("pk").changes["reason"] == ["", "not_reached"]


@pytest.mark.parametrize("act", [services.switch_off, services.remove_provider])
def test_one_that_is_off_or_removed_lets_nobody_in(client: Client, provider: SignInProvider, act: object) -> None:
    act(provider=provider, by=None)  # type: ignore[operator]
    assert client.post(f"/accounts/by/{provider.key}/").status_code == 404
    assert client.get(f"/accounts/by/{provider.key}/callback/?code=x&state=y").status_code == 404


def test_while_it_is_off_an_admin_tries_it_with_their_own_account_alone(
    client: Client, provider: SignInProvider, ada: User, come: Come
) -> None:
    services.switch_off(provider=provider, by=None)
    client.force_login(ada)
    assert come(provider, email=f"eve@{DOMAIN}").status_code == 403
    assert come(provider, email=ada.email).status_code == 302
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_another_issuer_or_client_forgets_who_was_linked(
    provider: SignInProvider, ada: User, come: Come, openid: OpenIdProvider
) -> None:
    cara = subject()
    come(provider, cara, email=f"cara@{DOMAIN}")
    row = services.save_provider(
        provider=provider, name="X", issuer=openid.issuer, client_id="new", domains=[DOMAIN], by=None
    )
    come(row, cara, email=ada.email)
    assert SocialAccount.objects.get(user=ada).uid == cara


def test_what_the_provider_is_asked_has_pkce_a_nonce_and_our_own_address(
    client: Client, provider: SignInProvider
) -> None:
    sent = parameters(asked(client, provider))
    assert sent["code_challenge_method"] == "S256"
    assert (len(sent["nonce"]), sent["response_type"]) == (64, "code")
    assert set(sent["scope"].split()) == {"openid", "email", "profile"}
    assert sent["redirect_uri"] == f"http://testserver/accounts/by/{provider.key}/callback/"


def test_nobody_is_sent_on_by_a_link(client: Client, provider: SignInProvider) -> None:
    assert client.get(f"/accounts/by/{provider.key}/").status_code == 405
