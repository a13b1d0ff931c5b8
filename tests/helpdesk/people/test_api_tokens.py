"""API tokens: made with an end, listed without the secret, taken away by command."""

import datetime as dt
import io
import secrets

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from knox.models import AuthToken
from rest_framework.test import APIClient

from helpdesk.people.models import User
from tests import factories


def run(name: str, *arguments: str) -> str:
    told = io.StringIO()
    call_command(name, *arguments, stdout=told)
    return told.getvalue().strip()


def opens(token: str) -> bool:
    return APIClient().get("/api/v1/tasks/", HTTP_AUTHORIZATION=f"Token {token}").status_code == 200


def test_a_token_expires_after_a_year_or_the_days_that_were_said(alice: User) -> None:
    year, day = run("create_api_token", alice.email), run("create_api_token", alice.email, "--days=1")
    assert opens(year)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        assert (opens(year), opens(day)) == (True, False)
    with time_machine.travel(timezone.now() + dt.timedelta(days=366)):
        assert not opens(year)


@pytest.mark.parametrize("days", ["0", "-1", "99999999999"])
def test_a_token_cannot_live_for_ever(alice: User, days: str) -> None:
    with pytest.raises(CommandError, match="from 1 to"):
        run("create_api_token", alice.email, f"--days={days}")


def test_the_list_names_tokens_and_tells_none(alice: User, bob: User) -> None:
    token, other = run("create_api_token", alice.email), run("create_api_token", bob.email)
    told = run("list_api_tokens", alice.email)
    assert f"{token[:8]}…  {alice.email}  made" in told
    assert "expires" in told
    assert token not in told
    assert other[:8] not in told


def test_a_revoked_token_opens_nothing_and_the_others_do(alice: User) -> None:
    token, other = run("create_api_token", alice.email), run("create_api_token", alice.email)
    assert run("revoke_api_token", token[:8]) == "Revoked: 1."
    assert (opens(token), opens(other)) == (False, True)
    assert run("revoke_api_token", "--all", alice.email) == "Revoked: 1."
    assert not AuthToken.objects.exists()


@pytest.mark.parametrize("arguments", [(), ("abc",), ("nothing-like-it",), ("--all", "nobody@example.org")])
def test_what_names_no_token_is_told(db: None, arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run("revoke_api_token", *arguments)


@pytest.mark.parametrize(
    "value", ["Token é", "Token \xff\xfe", "Token a b", "Token", "Basic =", "Bearer \xff", "Token a\x00"]
)
def test_a_header_of_any_shape_is_401(db: None, value: str) -> None:
    for path in ("tasks/", "tickets/"):
        assert APIClient().get(f"/api/v1/{path}", HTTP_AUTHORIZATION=value).status_code == 401
    assert APIClient().post("/api/v1/inbound-mail/", HTTP_AUTHORIZATION=value).status_code == 401


def test_a_wrong_end_of_a_token_is_401(alice: User) -> None:
    token = run("create_api_token", alice.email)
    assert not opens(token[:20] + secrets.token_hex(22))
    assert not opens(token[:20] + "z" * 44)


def test_a_list_says_which_are_over_and_when_there_is_none(alice: User) -> None:
    assert run("list_api_tokens") == "There are no tokens."
    run("create_api_token", alice.email, "--days=1")
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        assert ", expired " in run("list_api_tokens", alice.email)


@pytest.mark.django_db
def test_nobody_gets_a_token_who_does_not_work_here() -> None:
    with pytest.raises(CommandError, match="No active member of staff has the address"):
        run("create_api_token", "nobody@shop.example")
    gone = factories.user("Gil", is_active=False)
    with pytest.raises(CommandError, match="is no active member of staff"):
        run("create_api_token", gone.email)
