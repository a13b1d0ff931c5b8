"""A person's own choices, and the landing page of Settings."""

from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import User

pytestmark = pytest.mark.django_db
PAGE = "/desk/me/"
CHOICES = {
    "preferred_name": "Ali",
    "theme": "dark",
    "undo_seconds": "30",
    "after_send": "next",
    "time_zone": "Europe/Oslo",
    "language": "de",
}


def test_choices_are_stored_and_theme_shows_at_once(client: Client, alice: User) -> None:
    client.force_login(alice)
    page = client.post(PAGE, CHOICES, follow=True).content.decode()
    alice.refresh_from_db()
    chosen = (alice.short_name, alice.theme, alice.undo_seconds, alice.after_send, alice.time_zone)
    assert chosen == ("Ali", "dark", 30, "next", "Europe/Oslo")
    assert alice.language == "de"
    assert 'data-theme="dark"' in page


@pytest.mark.parametrize(
    "wrong",
    [{"undo_seconds": "600"}, {"time_zone": "Moon/Sea"}, {"theme": "pink"}, {"after_send": "moon"}, {"language": "fr"}],
)
def test_other_values_are_refused(client: Client, alice: User, wrong: dict[str, Any]) -> None:
    client.force_login(alice)
    assert client.post(PAGE, CHOICES | wrong).status_code == 422
    alice.refresh_from_db()
    assert alice.undo_seconds == 10


def test_nobody_gives_themselves_a_role(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.post(PAGE, CHOICES | {"role": "admin", "is_active": "1"})
    alice.refresh_from_db()
    assert alice.role == "agent"


def test_settings_list_only_what_one_may_open(client: Client, alice: User, bob: User) -> None:
    client.force_login(alice)
    mine = client.get("/desk/settings/").content.decode()
    client.force_login(bob)
    theirs = client.get("/desk/settings/").content.decode()
    assert "Your preferences" in mine
    assert ("Stuck events" in mine, "Stuck events" in theirs) == (False, True)
