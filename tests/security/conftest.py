"""Somebody else's ticket with everything that can hang on one: `world`."""

import pytest

from helpdesk.people.models import User
from tests import factories
from tests.security.objects import fill
from tests.security.world import World, made_world


@pytest.fixture
def owner(db: None) -> User:
    """An agent of the team whose ticket it is."""
    return factories.user("Olga", teams=(factories.team("Owners"),))


@pytest.fixture
def world(owner: User, bob: User) -> World:
    made = made_world(owner, bob)
    fill(made, bob)
    return made
