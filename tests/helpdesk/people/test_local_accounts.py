"""Accounts whose password others know let nobody in once the server is open to others."""

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from helpdesk.people.models import User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(db: None) -> User:
    return factories.user("Priya", email="priya@harborpine.example", is_local=True)


def sign_in(client: Client, user: User) -> str:
    """The page that follows the sign-in."""
    form = {"login": user.email, "password": factories.PASSWORD}
    return client.post("/accounts/login/", form, follow=True).content.decode()


def test_on_the_machine_itself_they_sign_in(client: Client, priya: User, settings: Settings) -> None:
    settings.LOCAL_ACCOUNTS = True
    sign_in(client, priya)
    assert client.get("/desk/tickets/").status_code == 200


def test_elsewhere_they_do_not_and_are_told_why(client: Client, priya: User) -> None:
    assert "for one machine alone, and this server is open to others" in sign_in(client, priya)
    assert client.get("/desk/tickets/").status_code == 302


def test_a_session_ends_when_the_server_opens(client: Client, priya: User, settings: Settings) -> None:
    settings.LOCAL_ACCOUNTS = True
    sign_in(client, priya)
    settings.LOCAL_ACCOUNTS = False
    assert client.get("/desk/tickets/").status_code == 302


def test_a_token_ends_when_the_server_opens(
    client: Client, priya: User, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("create_api_token", priya.email)
    header = {"Authorization": f"Token {capsys.readouterr().out.split()[-1]}"}
    assert client.get("/api/v1/tickets/", headers=header).status_code == 401
    settings.LOCAL_ACCOUNTS = True
    assert client.get("/api/v1/tickets/", headers=header).status_code == 200


def test_others_are_not_touched(client: Client, alice: User) -> None:
    sign_in(client, alice)
    assert client.get("/desk/tickets/").status_code == 200
