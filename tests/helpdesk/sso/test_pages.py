"""Providers are made, tried, changed, switched, removed and brought back on pages for admins."""

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, Team, User
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.services import make_provider
from helpdesk.web.sealed import unseal
from tests import factories
from tests.helpdesk.sso.conftest import DOMAIN, Come
from tests.running.openid import OpenIdProvider

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/sign-in/"
ROWS = {"grant-TOTAL_FORMS": "1", "grant-INITIAL_FORMS": "0", "grant-0-group": ""}


@pytest.fixture
def admin(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


def entered(issuer: str = "https://id.example", **changes: Any) -> dict[str, Any]:
    usual = {"name": "Harbor ID", "issuer": issuer, "client_id": "amends", "secret": "swordfish", "domains": DOMAIN}
    return usual | {"group_claim": "groups", "role": "agent"} | ROWS | changes


def text(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_new_one_is_off_and_tells_its_address_for_the_console(admin: Client) -> None:
    to = admin.post(f"{PAGE}new/", {"kind": "google", "name": ""})["Location"]
    row = SignInProvider.objects.get()
    assert (row.name, row.key, row.issuer, row.is_active) == ("Google", "google", "https://accounts.google.com", False)
    assert "/accounts/by/google/callback/" in text(admin, to)
    assert admin.post(f"{PAGE}new/", {"kind": "other", "name": ""}).status_code == 422


def test_what_is_entered_is_stored_and_the_secret_is_never_shown(admin: Client, team: Team) -> None:
    row = make_provider(kind="other", name="Harbor ID", by=None)
    grant: dict[str, Any] = {"grant-0-group": "leads", "grant-0-role": "lead", "grant-0-teams": [team.pk]}
    admin.post(f"{PAGE}{row.pk}/", entered(groups="a b\nc", teams=[team.pk], **grant))
    row.refresh_from_db()
    assert (row.domains, row.groups, row.grants) == (
        [DOMAIN], ["a b", "c"], [{"group": "leads", "role": "lead", "teams": [team.pk]}],
    )  # fmt: skip
    assert (unseal(row.secret), "swordfish" in text(admin, f"{PAGE}{row.pk}/")) == ("swordfish", False)
    admin.post(f"{PAGE}{row.pk}/", entered(secret=""))
    row.refresh_from_db()
    assert (unseal(row.secret), row.grants) == ("swordfish", [])
    assert "swordfish" not in str(AuditEntry.objects.values())


def test_every_change_is_one_entry_of_the_log(admin: Client) -> None:
    row = make_provider(kind="other", name="Harbor ID", by=None)
    admin.post(f"{PAGE}{row.pk}/", entered())
    for act in ("on", "off", "remove", "restore"):
        admin.post(f"{PAGE}{row.pk}/{act}/")
    assert [entry.action for entry in AuditEntry.objects.filter(kind="sign_in_provider")].count("changed") == 5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"domains": "harborpine"}, "harborpine is no domain."),
        ({"issuer": "id.example"}, "It begins with https://."),
        ({"name": ""}, "Fill this in."),
        ({"group_claim": "", "groups": "a"}, "Say in which claim the groups stand."),
        ({"role": "admin"}, "is not one of the available choices"),
        ({"grant-0-group": "boss", "grant-0-role": "admin"}, "A group makes admins: tick this"),
        ({"grant-0-group": "boss", "grant-0-role": ""}, "Every group needs a name and a role."),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(admin: Client, changes: dict[str, str], words: str) -> None:
    row = make_provider(kind="other", name="Harbor ID", by=None)
    answer = admin.post(f"{PAGE}{row.pk}/", entered(**changes))
    page = answer.content.decode()
    assert (answer.status_code, words in page, "amends" in page) == (422, True, True)


@pytest.mark.parametrize(
    ("kind", "answers", "issuer"),
    [
        ("keycloak", {"base": "https://id.example", "realm": "shop"}, "https://id.example/realms/shop"),
        (
            "microsoft",
            {"tenant": "8f2c1b34-5d6e-4f70-8a9b-0c1d2e3f4a5b"},
            "https://login.microsoftonline.com/8f2c1b34-5d6e-4f70-8a9b-0c1d2e3f4a5b/v2.0",
        ),
        ("microsoft", {"tenant": "common"}, ""),
        ("keycloak", {"base": "https://id.example/", "realm": "shop"}, ""),
    ],
)
def test_a_preset_asks_for_what_its_address_is_made_of(
    admin: Client, kind: str, answers: dict[str, str], issuer: str
) -> None:
    row = make_provider(kind=kind, name="Harbor ID", by=None)
    answer = admin.post(f"{PAGE}{row.pk}/", entered(**answers))
    row.refresh_from_db()
    assert (row.issuer, answer.status_code) == (issuer, 302 if issuer else 422)


def test_what_is_not_set_up_is_not_switched_on(admin: Client) -> None:
    row = make_provider(kind="google", name="Google", by=None)
    assert "needs an address, a client ID" in admin.post(f"{PAGE}{row.pk}/on/", follow=True).content.decode()
    row.refresh_from_db()
    assert not row.is_active


def test_it_is_tried_before_all_is_entered(admin: Client) -> None:
    row = make_provider(kind="other", name="Harbor ID", by=None)
    assert "enter where the provider is" in admin.post(f"{PAGE}{row.pk}/try/", entered("")).content.decode()
    page = admin.post(f"{PAGE}{row.pk}/try/", entered("https://127.0.0.1", domains="", client_id="")).content.decode()
    assert page.count("Failed:") == 1


def test_removed_it_is_brought_back_by_undo(admin: Client) -> None:
    row = make_provider(kind="other", name="Harbor ID", by=None)
    to = admin.post(f"{PAGE}{row.pk}/remove/")["Location"]
    assert "Harbor ID is removed" in text(admin, to)
    assert "Everybody signs in by a password" in text(admin)
    assert "Harbor ID" in text(admin, f"{PAGE}?state=removed")
    assert "It was removed" in text(admin, f"{PAGE}{row.pk}/")
    admin.post(f"{PAGE}{row.pk}/restore/")
    assert "Harbor ID" in text(admin)


def test_it_is_tried_step_by_step_and_nothing_is_stored(
    admin: Client, provider: SignInProvider, openid: OpenIdProvider
) -> None:
    page = admin.post(f"{PAGE}{provider.pk}/try/", entered(openid.issuer, client_id="other")).content.decode()
    assert page.count("Went well:") == 5
    provider.refresh_from_db()
    assert provider.client_id == "amends"


@pytest.mark.parametrize(
    ("end", "words"), [("/", "calls itself “http://127.0.0.1:"), ("/elsewhere", "answers with 404")]
)
def test_the_step_that_fails_says_what_to_do(
    admin: Client, provider: SignInProvider, openid: OpenIdProvider, end: str, words: str
) -> None:
    typed = entered(f"{openid.issuer}{end}")
    page = admin.post(f"{PAGE}{provider.pk}/try/", typed, headers={"HX-Request": "true"}).content.decode()
    assert (words in page, page.count("Failed:"), "<html" in page) == (True, 1, False)


@pytest.mark.parametrize("issuer", ["https://127.0.0.1", "http://id.example", "https://169.254.169.254"])
def test_no_test_reaches_into_ones_own_network(admin: Client, issuer: str) -> None:
    row = make_provider(kind="other", name="Harbor ID", by=None)
    page = admin.post(f"{PAGE}{row.pk}/try/", entered(issuer)).content.decode()
    assert "names such a host in SIGN_IN_HOSTS" in page


def test_people_are_listed_and_unlinked(client: Client, provider: SignInProvider, ada: User, come: Come) -> None:
    come(provider, email=ada.email)
    link = SocialAccount.objects.get(user=ada)
    assert "Ada" in text(client, f"{PAGE}{provider.pk}/")
    client.post(f"{PAGE}{provider.pk}/people/{link.pk}/unlink/")
    assert not SocialAccount.objects.exists()
    assert AuditEntry.objects.latest("pk").action == "unlinked_from_provider"


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.MANAGER])
def test_the_pages_are_for_admins(client: Client, role: Role, db: None) -> None:
    client.force_login(factories.user("Somebody", role=role))
    assert client.get(PAGE).status_code == 403


def test_the_sign_in_page_has_a_button_for_each_that_is_on(client: Client, provider: SignInProvider) -> None:
    make_provider(kind="google", name="Google", by=None)
    page = text(client, "/accounts/login/?next=/desk/me/")
    assert ("Sign in with Harbor ID" in page, "Sign in with Google" in page) == (True, False)


def test_many_providers_cost_no_more_statements(admin: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        make_provider(kind="other", name=f"Provider {number}", by=None)
    with django_assert_max_num_queries(4):
        text(admin)
