"""Fixtures that every room's tests may use. People are Alice (agent), Bob (manager) and Charlie (another team)."""

from pathlib import Path

import pytest
from django.core.cache import cache

from helpdesk.people.models import Role, Team, User
from tests import factories
from tests.running.fixtures import browser, dovecot, post_office, stack  # noqa: F401 - fixtures of every directory


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture
def team(db: None) -> Team:
    return factories.team()


@pytest.fixture
def alice(team: Team) -> User:
    """An agent of `team`."""
    return factories.user("Alice", teams=(team,))


@pytest.fixture
def bob(db: None) -> User:
    """A manager."""
    return factories.user("Bob", role=Role.MANAGER)


@pytest.fixture
def charlie(db: None) -> User:
    """An agent of another team."""
    return factories.user("Charlie", teams=(factories.team("Returns"),))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real inputs that lie beside the checkout; a checkout without them skips these tests, loudly."""
    path = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not path.is_dir():
        pytest.skip(f"real inputs are not at {path}")
    return path
