"""Signed-in browsers of Alice, Bob and Charlie, and a ticket of Alice's team."""

from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_alice(alice: User) -> Client:
    return signed_in(alice)


@pytest.fixture
def as_bob(bob: User) -> Client:
    return signed_in(bob)


@pytest.fixture
def as_charlie(charlie: User) -> Client:
    return signed_in(charlie)


@pytest.fixture
def as_customer(db: None) -> Client:
    return signed_in(factories.user("Meg", role="customer"))


@pytest.fixture
def ticket(team: Team) -> Ticket:
    """Of Alice's team."""
    return factories.ticket(team=team)


@pytest.fixture
def make_ticket(team: Team) -> Any:
    def make(subject: str = "Kettle", **fields: Any) -> Ticket:
        return factories.ticket(subject=subject, **{"team": team, **fields})

    return make
