"""Second factors: an app's codes, recovery codes, and what it takes to set one up or remove it."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, User
from tests import factories

pytestmark = pytest.mark.django_db
SECURITY, APP, STEP = "/desk/me/security/", "/desk/me/security/app/", "/accounts/second-step/"
RECOVERY = "/desk/me/security/recovery/"


def code(secret: str, later: int = 0) -> str:
    """What an app with this key shows now, or some steps later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


@pytest.fixture
def secret(alice: User) -> str:
    """The key of Alice's app."""
    made = str(generate_totp_secret())
    TOTP.activate(alice, made)
    return made


@pytest.fixture
def codes(alice: User, secret: str) -> list[str]:
    """Alice's recovery codes."""
    return list(RecoveryCodes.activate(alice).get_unused_codes())


@pytest.fixture
def known(client: Client, alice: User) -> Client:
    """Alice's browser, a moment after she typed her password once more."""
    client.force_login(alice)
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})
    return client


def sign_in(client: Client, person: User) -> Any:
    return client.post("/accounts/login/", {"login": person.email, "password": factories.PASSWORD})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_app_is_set_up_by_its_first_code_and_recovery_codes_are_shown_once(known: Client, alice: User) -> None:
    page = known.get(APP)
    key = page.context["form"].secret
    assert f">{key}<" in page.text
    assert '<svg class="qr"' in page.text
    assert known.post(APP, {"code": code(key)})["Location"] == RECOVERY
    first, second = known.get(RECOVERY), known.get(RECOVERY)
    shown = first.context["unused_codes"]
    assert len(shown) == 10
    assert all(one in first.text and one not in second.text for one in shown)


def test_a_wrong_first_code_sets_nothing_up(known: Client, alice: User) -> None:
    known.get(APP)
    assert "This code is not right" in known.post(APP, {"code": "000000"}).text
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("path", [APP, "/desk/me/security/app/remove/", "/desk/me/security/passkeys/new/", RECOVERY])
def test_before_anything_changes_one_shows_who_one_is(client: Client, alice: User, codes: list[str], path: str) -> None:
    client.force_login(alice)
    assert client.get(path, follow=True).redirect_chain[0][0].startswith(("/accounts/reauthenticate/", "/desk/me/"))
    assert Authenticator.objects.count() == 2


def test_signing_in_asks_for_the_code(client: Client, alice: User, secret: str) -> None:
    assert sign_in(client, alice)["Location"] == STEP
    assert not is_in(client)
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert not is_in(client)
    assert client.post(STEP, {"code": code(secret)})["Location"] == "/desk/tickets/"
    assert is_in(client)


@pytest.mark.parametrize(("later", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_code_holds_a_step_longer_on_either_side(
    client: Client, alice: User, secret: str, later: int, fits: bool
) -> None:
    sign_in(client, alice)
    client.post(STEP, {"code": code(secret, later)})
    assert is_in(client) is fits


def test_a_code_opens_once(client: Client, alice: User, secret: str) -> None:
    used = code(secret)
    for browser in (client, again := Client()):
        sign_in(browser, alice)
        browser.post(STEP, {"code": used})
    assert is_in(client)
    assert not is_in(again)


def test_a_recovery_code_opens_once_and_the_audit_log_tells(client: Client, alice: User, codes: list[str]) -> None:
    for browser in (client, again := Client()):
        sign_in(browser, alice)
        browser.post(STEP, {"code": codes[0]})
    assert is_in(client)
    assert not is_in(again)
    assert AuditEntry.objects.filter(action="recovery_code_used", actor_id=alice.pk).count() == 1
    assert "9 are left" in client.get(SECURITY).text


def test_guessing_codes_is_limited_as_guessing_passwords(
    client: Client, alice: User, secret: str, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    sign_in(client, alice)
    for _ in range(5):
        client.post(STEP, {"code": "000000"})
    assert "Too many tries" in client.post(STEP, {"code": code(secret)}).text
    assert AuditEntry.objects.filter(action="factor_failed", thing=alice.email, actor_id=None).count() == 5


def test_the_database_holds_no_readable_secret(alice: User, secret: str, codes: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        stored = cursor.fetchone()[0]
    assert not [one for one in (secret, *codes) if one in stored]


def test_a_lost_key_of_the_server_is_told_in_words(
    client: Client, alice: User, secret: str, settings: LazySettings
) -> None:
    sign_in(client, alice)
    box = Authenticator.objects.get()
    Authenticator.objects.update(data=box.data | {"secret": "sealed under a key that is gone"})
    assert "cannot be read" in client.post(STEP, {"code": code(secret)}).text
    assert not is_in(client)


def test_whoever_adds_or_removes_one_is_told_by_mail_without_its_secret(
    known: Client, alice: User, django_capture_on_commit_callbacks: Any
) -> None:
    key = known.get(APP).context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        known.post(APP, {"code": code(key)})
    known.post("/desk/me/security/app/remove/")
    mails = OutgoingMail.objects.order_by("pk")
    assert ["was added" in mail.subject for mail in mails] == [True, False]
    assert all(mail.to == [alice.email] and "Authenticator app" in mail.text for mail in mails)
    assert not [mail for mail in mails if key in mail.text + mail.html]


def test_the_last_one_takes_the_recovery_codes_along(known: Client, alice: User, codes: list[str]) -> None:
    known.post("/desk/me/security/app/remove/")
    assert not Authenticator.objects.exists()
    told = AuditEntry.objects.filter(kind="second_factor").values_list("action", "actor_id", "thing")
    assert list(told) == [("factor_removed", alice.pk, "Authenticator app")]


def test_new_recovery_codes_end_the_old_ones(
    known: Client, alice: User, codes: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        known.post(f"{RECOVERY}new/")
    shown = known.get(RECOVERY).context["unused_codes"]
    assert not set(shown) & set(codes)
    assert AuditEntry.objects.filter(action="recovery_codes_made", actor_id=alice.pk).exists()


def test_a_customer_finds_none_of_it(client: Client) -> None:
    client.force_login(factories.user("Meg", role=Role.CUSTOMER))
    assert {client.get(path).status_code for path in (SECURITY, APP, RECOVERY)} == {404}


@pytest.mark.parametrize("credential", ["", "x", "7", '"x"', "[]", "{}", '{"id": "x"}', '{"response": {}, "rawId": 1}'])
def test_what_is_no_passkey_opens_nothing(client: Client, alice: User, credential: str) -> None:
    client.get("/accounts/passkey/", headers={"accept": "application/json"})
    assert client.post("/accounts/passkey/", {"credential": credential})["Location"] == "/accounts/login/"
    client.force_login(alice)
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})
    client.get("/desk/me/security/passkeys/new/")
    assert client.post("/desk/me/security/passkeys/new/", {"credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()
