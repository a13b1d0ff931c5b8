"""A provider of SAML is set up on its page, by its metadata or by hand."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.sso import certificates
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.services import make_provider
from tests.helpdesk.sso.conftest import DOMAIN
from tests.helpdesk.sso.test_pages import PAGE, ROWS, text
from tests.running.certificate import write_certificate
from tests.running.saml import SamlProvider

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


@pytest.fixture
def row(db: None) -> SignInProvider:
    return make_provider(kind="saml", name="Harbor SAML", by=None)


@pytest.fixture
def pem(tmp_path: Path) -> str:
    write_certificate(tmp_path / "idp.crt", tmp_path / "idp.key", name="idp")
    return (tmp_path / "idp.crt").read_text()


def entered(pem: str, **changes: Any) -> dict[str, Any]:
    usual = {"name": "Harbor SAML", "issuer": "urn:harbor", "sso_url": "https://id.example/sso", "certificates": pem}
    return usual | {"domains": DOMAIN, "group_claim": "groups", "role": "agent"} | ROWS | changes


def test_it_is_chosen_like_any_other(admin: Client) -> None:
    to = admin.post(f"{PAGE}new/", {"kind": "saml", "name": ""})["Location"]
    page = text(admin, to)
    assert ("/accounts/by/saml/acs/" in page, "/accounts/by/saml/metadata/" in page) == (True, True)


def test_what_is_entered_is_stored_and_told(admin: Client, row: SignInProvider, pem: str) -> None:
    admin.post(f"{PAGE}{row.pk}/", entered(pem, owns_addresses="on", email_attribute="mail"))
    row.refresh_from_db()
    assert (row.issuer, row.sso_url, row.is_whole, row.owns_addresses) == (
        "urn:harbor", "https://id.example/sso", True, True,
    )  # fmt: skip
    assert row.certificates == certificates.read(pem)
    told = AuditEntry.objects.latest("pk").changes["certificates"]
    assert told == [[], [certificates.fingerprint(row.certificates[0])]]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"certificates": "none"}, "One of these is no certificate."),
        ({"certificates": ""}, "Fill this in."),
        ({"sso_url": "javascript:alert(1)"}, "It begins with https://."),
        ({"issuer": "a b"}, "It has no spaces."),
    ],
)
def test_what_is_wrong_is_told_and_stays(
    admin: Client, row: SignInProvider, pem: str, changes: dict[str, str], words: str
) -> None:
    answer = admin.post(f"{PAGE}{row.pk}/", entered(pem, **changes))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_metadata_fill_the_fields_in_and_nothing_is_stored(
    admin: Client, row: SignInProvider, saml: SamlProvider, settings: Settings
) -> None:
    settings.SIGN_IN_HOSTS = {"127.0.0.1"}
    for given in (saml.metadata(), saml.entity_id):
        page = admin.post(f"{PAGE}{row.pk}/metadata/", entered("", issuer="", sso_url="", metadata=given))
        assert f'value="{saml.url}/sso"' in page.content.decode()
    row.refresh_from_db()
    assert row.issuer == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "These are no metadata"),
        ("<a/>", "These are no metadata"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "These are no metadata"),
        ("https://127.0.0.1/metadata", "names such a host in SIGN_IN_HOSTS"),
    ],
)
def test_what_is_no_metadata_is_told(admin: Client, row: SignInProvider, given: str, words: str) -> None:
    page = admin.post(f"{PAGE}{row.pk}/metadata/", entered("", metadata=given)).content.decode()
    assert words in page


def test_it_is_tried_without_being_stored(admin: Client, row: SignInProvider, pem: str) -> None:
    page = admin.post(f"{PAGE}{row.pk}/try/", entered(pem, sso_url="https://127.0.0.1/sso")).content.decode()
    assert (page.count("Went well:"), page.count("Failed:")) == (2, 0)
    row.refresh_from_db()
    assert row.certificates == []


def test_bare_base64_is_a_certificate_too(pem: str) -> None:
    bare = "\n".join(pem.splitlines()[1:-1])
    assert certificates.read(f"{bare}\n\n{bare}") == certificates.read(pem)
