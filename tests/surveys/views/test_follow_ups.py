"""The to-do list: who may see it, and what is written down."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from surveys import services
from surveys.models import FollowUp
from tests.surveys.conftest import Asked

LIST = "/desk/surveys/follow-ups/"


@pytest.fixture
def follow_up(asked: Asked) -> FollowUp:
    services.record_answer(invitation=asked.invitation, score=3)
    return FollowUp.objects.get()


def test_it_is_as_private_as_its_ticket(client: Client, follow_up: FollowUp, alice: User, charlie: User) -> None:
    for user, status in ((alice, 200), (charlie, 404)):
        client.force_login(user)
        assert client.get(f"{LIST}{follow_up.pk}/").status_code == status
        assert (follow_up.customer.display_name in client.get(LIST).content.decode()) is (status == 200)
    assert client.post(f"{LIST}{follow_up.pk}/take/").status_code == 404


def test_taking_it_makes_it_ones_own(client: Client, follow_up: FollowUp, bob: User) -> None:
    client.force_login(bob)
    client.post(f"{LIST}{follow_up.pk}/take/")
    follow_up.refresh_from_db()
    assert follow_up.owner == bob
    assert follow_up.entries.get().words == "took it"


def test_every_step_until_won_back_is_in_the_log(client: Client, follow_up: FollowUp, bob: User) -> None:
    client.force_login(bob)
    client.post(f"{LIST}{follow_up.pk}/", {"state": "contacted", "note": "Left a message."})
    client.post(f"{LIST}{follow_up.pk}/", {"state": "won_back", "note": "New lid sent, she is happy."})
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.outcome) == ("won_back", "New lid sent, she is happy.")
    assert list(follow_up.entries.values_list("what", "note")) == [
        ("contacted", "Left a message."),
        ("won_back", "New lid sent, she is happy."),
    ]
    assert "New lid sent" not in client.get(LIST).content.decode()
    assert follow_up.customer.display_name in client.get(f"{LIST}?state=done").content.decode()


@pytest.mark.parametrize("words", [{"state": "won_back"}, {"state": "open"}, {"state": "gone", "note": "x"}, {}])
def test_ending_it_needs_a_word(client: Client, follow_up: FollowUp, bob: User, words: dict[str, str]) -> None:
    client.force_login(bob)
    assert client.post(f"{LIST}{follow_up.pk}/", words).status_code == 422
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.entries.count()) == ("open", 0)
