"""API clients with a token of Alice, Bob and Charlie."""

import pytest
from knox.models import AuthToken
from rest_framework.test import APIClient

from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories


def with_token(user: User) -> APIClient:
    _, token = AuthToken.objects.create(user=user, expiry=None)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return client


@pytest.fixture
def as_alice(alice: User) -> APIClient:
    return with_token(alice)


@pytest.fixture
def as_bob(bob: User) -> APIClient:
    return with_token(bob)


@pytest.fixture
def as_charlie(charlie: User) -> APIClient:
    return with_token(charlie)


@pytest.fixture
def ticket(team: Team) -> Ticket:
    """Of Alice's team."""
    return factories.ticket(team=team, tags=["lid"])
