"""Signing in tells nobody who has an account, tires out guessers, and gives each person a session of their own."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from tests import factories

CHANGING = re.compile(r'(value|content)="[^"]*"')


def sign_in(client: Client, email: str, password: str = factories.PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password})


def words(answer: Any) -> str:
    return CHANGING.sub("", answer.content.decode())


def test_an_unknown_address_and_a_wrong_password_look_the_same(client: Client, alice: User) -> None:
    wrong = sign_in(client, alice.email, "not this one")
    unknown = sign_in(client, "nobody@example.com", "not this one")
    assert wrong.status_code == unknown.status_code == 200
    assert words(wrong) == words(unknown)


def test_asking_for_a_new_password_tells_nothing(client: Client, alice: User) -> None:
    known = client.post("/accounts/password/reset/", {"email": alice.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_guessing_is_limited_per_account(client: Client, alice: User, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
    for _ in range(6):
        sign_in(client, alice.email, "guess")
    assert sign_in(client, alice.email).status_code != 302
    assert "_auth_user_id" not in client.session


def test_forwarded_headers_do_not_lift_the_limit(client: Client, alice: User, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/m/ip"}
    for number in range(6):
        data = {"login": f"guess{number}@example.com", "password": "guess"}
        client.post("/accounts/login/", data, headers={"x-forwarded-for": f"10.0.0.{number}"})
    answer = client.post(
        "/accounts/login/",
        {"login": alice.email, "password": factories.PASSWORD},
        headers={"x-forwarded-for": "10.9.9.9"},
    )
    assert answer.status_code != 302


def test_a_session_rotates_at_sign_in_and_dies_at_sign_out(client: Client, alice: User) -> None:
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = str(session.session_key)
    client.cookies["sessionid"] = before
    sign_in(client, alice.email)
    after = str(client.session.session_key)
    assert after != before
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies["sessionid"] = after
    assert thief.get("/desk/tickets/").status_code == 302


def test_a_new_password_ends_other_sessions(client: Client, alice: User) -> None:
    sign_in(client, alice.email)
    other = Client()
    sign_in(other, alice.email)
    new = "a quite different horse 7"
    client.post("/accounts/password/change/", {"oldpassword": factories.PASSWORD, "password1": new, "password2": new})
    assert other.get("/desk/tickets/").status_code == 302


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_leads_only_to_own_pages(client: Client, alice: User, target: str) -> None:
    data = {"login": alice.email, "password": factories.PASSWORD, "next": target}
    assert client.post("/accounts/login/", data)["Location"] == "/desk/tickets/"


def test_links_in_mails_come_from_the_settings(client: Client, alice: User, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/accounts/password/reset/", {"email": alice.email}, headers={"host": "evil.example"})
    queued = OutgoingMail.objects.get()
    assert "evil.example" not in queued.text
    assert settings.BASE_URL in queued.text


def test_a_link_for_a_new_password_is_shown_to_nobody_else(client: Client, alice: User, bob: User) -> None:
    client.post("/accounts/password/reset/", {"email": alice.email})
    client.force_login(bob)
    page = client.get(f"/desk/outbox/{OutgoingMail.objects.get().pk}/").content.decode()
    assert "/accounts/…" in page
    assert "/accounts/password/reset/key/" not in page


def test_no_mail_goes_to_an_address_that_we_do_not_know(client: Client, db: None) -> None:
    client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    assert not OutgoingMail.objects.exists()


def test_nobody_signs_up(client: Client, db: None) -> None:
    new = {"email": "new@example.com", "password1": "a quite different horse 7"}
    client.post("/accounts/signup/", new)
    assert not User.objects.filter(email="new@example.com").exists()
