"""Colleagues come in by SAML, from a real provider on this machine; the rules are those of every provider."""

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from pytest_django import Settings

from helpdesk.people.models import Role, Team, User
from helpdesk.sso import certificates, services
from helpdesk.sso.models import GroupGrant, SignInProvider
from tests.helpdesk.people.test_factors import STEP
from tests.helpdesk.sso.conftest import DOMAIN
from tests.helpdesk.sso.saml import CARA, answer_to, person, post, provider_of, refused
from tests.running.certificate import write_certificate
from tests.running.saml import SamlProvider

pytestmark = pytest.mark.django_db
MORE = "http://schemas.microsoft.com/claims/multipleauthn"


@pytest.fixture(autouse=True)
def here(settings: Settings) -> None:
    settings.SIGN_IN_HOSTS = {"127.0.0.1"}
    settings.BASE_URL = "http://testserver"


@pytest.mark.parametrize("sign", ["assertion", "response", "both"])
def test_somebody_new_gets_an_account(client: Client, saml: SamlProvider, sign: str) -> None:
    row = provider_of(saml)
    assert post(client, row, answer_to(client, row, saml, sign))["Location"] == "/desk/tickets/"
    made = User.objects.get(email=CARA)
    assert (made.name, made.role, client.session["_auth_user_id"]) == ("Cara", Role.AGENT, str(made.pk))


def test_groups_give_role_and_teams(client: Client, saml: SamlProvider, team: Team) -> None:
    row = provider_of(saml, grants=[GroupGrant("leads", Role.LEAD, (team.pk,))])
    post(client, row, answer_to(client, row, saml, **person(groups=["leads", "others"])))
    made = User.objects.get(email=CARA)
    assert (made.role, list(made.teams.all())) == (Role.LEAD, [team])


def test_the_second_time_it_is_the_same_account(client: Client, saml: SamlProvider) -> None:
    row, cara = provider_of(saml), person()
    post(client, row, answer_to(client, row, saml, **cara))
    client.post("/accounts/logout/")
    post(client, row, answer_to(client, row, saml, **(person(f"novak@{DOMAIN}") | {"id": cara["id"]})))
    assert list(User.objects.values_list("email", flat=True)) == [CARA]


def test_attributes_of_own_names_are_read_and_no_others(client: Client, saml: SamlProvider) -> None:
    row = provider_of(saml, email_attribute="post", name_attribute="called", group_claim="in", groups=["desk"])
    told = {"post": [CARA], "called": ["Cara Novak"], "in": ["desk"]}
    post(client, row, answer_to(client, row, saml, **person("eve@elsewhere.example", **told)))
    assert User.objects.get(email=CARA).name == "Cara Novak"


@pytest.mark.parametrize(
    ("who", "changes", "reason"),
    [
        (person("eve@elsewhere.example"), {}, "foreign_domain"),
        (person(""), {}, "no_address"),
        (person(), {"owns_addresses": False}, "not_verified"),
        (person(email_verified=["false"]), {}, "not_verified"),
        (person(), {"groups": ["desk"]}, "not_in_group"),
        (person() | {"format": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"}, {}, "no_lasting_name"),
    ],
)
def test_who_may_not_come_in_is_told_why(
    client: Client, saml: SamlProvider, who: dict[str, Any], changes: dict[str, Any], reason: str
) -> None:
    row = provider_of(saml, **changes)
    assert refused(client, row, answer_to(client, row, saml, **who)) == reason


def test_an_address_that_is_said_to_be_verified_is_enough(client: Client, saml: SamlProvider) -> None:
    row = provider_of(saml, owns_addresses=False)
    post(client, row, answer_to(client, row, saml, **person(email_verified=["true"])))
    assert User.objects.filter(email=CARA).exists()


@pytest.mark.parametrize(("by", "is_in"), [({}, False), ({"by": MORE}, True)])
def test_a_second_factor_is_asked_for_unless_the_provider_did(
    client: Client, saml: SamlProvider, ada: User, by: dict[str, str], is_in: bool
) -> None:
    TOTP.activate(ada, str(generate_totp_secret()))
    row = provider_of(saml)
    answer = post(client, row, answer_to(client, row, saml, **(person(ada.email) | by)))
    assert (answer["Location"] == STEP, "_auth_user_id" in client.session) == (not is_in, is_in)


def test_passwords_are_off_once_an_admin_came_by_it(client: Client, saml: SamlProvider, ada: User) -> None:
    row = provider_of(saml)
    post(client, row, answer_to(client, row, saml, **person(ada.email)))
    services.turn_passwords_off(provider=row, by=ada)
    assert SignInProvider.objects.get().passwords_off


def test_off_an_admin_tries_it_and_nobody_else_is_sent_there(client: Client, saml: SamlProvider, ada: User) -> None:
    row = services.switch_off(provider=provider_of(saml), by=None)
    assert Client().post(f"/accounts/by/{row.key}/").status_code == 404
    client.force_login(ada)
    assert post(client, row, answer_to(client, row, saml, **person(ada.email))).status_code == 302


def test_while_its_key_changes_either_certificate_proves(client: Client, saml: SamlProvider, tmp_path: Path) -> None:
    write_certificate(tmp_path / "new.crt", tmp_path / "new.key", name="idp")
    row = provider_of(saml)
    both = [*certificates.read((tmp_path / "new.crt").read_text()), *row.certificates]
    SignInProvider.objects.update(certificates=both)
    assert post(client, row, answer_to(client, row, saml)).status_code == 302
    SignInProvider.objects.update(certificates=both[:1])
    client.post("/accounts/logout/")
    assert refused(client, row, answer_to(client, row, saml)) == "bad_token"
