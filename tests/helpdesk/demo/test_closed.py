"""The demo's accounts share a password: they let nobody in once the server is no demo."""

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from helpdesk.people.models import User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(db: None) -> User:
    return factories.user("Priya", email="priya@harborpine.example")


def sign_in(client: Client, user: User) -> str:
    """The page that follows the sign-in."""
    form = {"login": user.email, "password": factories.PASSWORD}
    return client.post("/accounts/login/", form, follow=True).content.decode()


def test_in_a_demo_they_sign_in(client: Client, priya: User, settings: Settings) -> None:
    settings.DEMO = True
    sign_in(client, priya)
    assert client.get("/desk/tickets/").status_code == 200


def test_elsewhere_they_do_not_and_are_told_why(client: Client, priya: User) -> None:
    assert "belongs to the demo, which is closed here" in sign_in(client, priya)
    assert client.get("/desk/tickets/").status_code == 302


def test_a_session_of_the_demo_ends_with_it(client: Client, priya: User, settings: Settings) -> None:
    settings.DEMO = True
    sign_in(client, priya)
    settings.DEMO = False
    assert client.get("/desk/tickets/").status_code == 302


def test_a_token_of_the_demo_ends_with_it(
    client: Client, priya: User, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("create_api_token", priya.email)
    header = {"Authorization": f"Token {capsys.readouterr().out.split()[-1]}"}
    assert client.get("/api/v1/tickets/", headers=header).status_code == 401
    settings.DEMO = True
    assert client.get("/api/v1/tickets/", headers=header).status_code == 200


def test_others_are_not_touched(client: Client, alice: User) -> None:
    sign_in(client, alice)
    assert client.get("/desk/tickets/").status_code == 200
