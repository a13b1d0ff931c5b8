"""A follow-up of somebody who is away is found by who stands in; a new one goes to somebody who is here."""

import pytest
from django.test import Client

from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from surveys import services
from surveys.models import FollowUp
from tests import factories
from tests.surveys.conftest import Asked

MINE = "/desk/surveys/follow-ups/?owner=me"


@pytest.fixture
def dora(asked: Asked) -> User:
    return factories.user("Dora", role="manager")


def answer_badly(asked: Asked) -> FollowUp:
    services.record_answer(invitation=asked.invitation, score=0)
    drain()
    return FollowUp.objects.get()


def test_it_stands_among_those_of_who_stands_in(client: Client, asked: Asked, bob: User, charlie: User) -> None:
    follow_up = answer_badly(asked)
    assert follow_up.owner == bob
    client.force_login(charlie)
    assert f"/follow-ups/{follow_up.pk}/" not in client.get(MINE).text
    factories.away(bob, charlie)
    assert f"/follow-ups/{follow_up.pk}/" in client.get(MINE).text


def test_a_new_one_goes_to_somebody_who_is_here(asked: Asked, bob: User, dora: User) -> None:
    factories.away(bob)
    assert answer_badly(asked).owner == dora


def test_where_all_are_away_it_is_still_somebody_s(asked: Asked, bob: User) -> None:
    factories.away(bob)
    assert answer_badly(asked).owner == bob
