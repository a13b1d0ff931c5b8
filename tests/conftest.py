"""Fixtures that every room's tests may use. People are Alice (agent), Bob (manager) and Charlie (another team)."""

from pathlib import Path

import pytest
from django.core.cache import cache
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from helpdesk.people.models import Role, Team, User
from tests import factories
from tests.running.fixtures import browser, dovecot, post_office, stack  # noqa: F401 - fixtures of every directory

HEAVY = {"browser", "dovecot", "loaded", "stack"}
"""Fixtures that start programs or load the demo: whatever asks for one is heavy."""

# How long an example takes says something of the machine, not of the code.
settings.register_profile("amends", deadline=None)
settings.load_profile("amends")


TOGETHER = ("tests/end_to_end/", "tests/helpdesk/channels/doors/", "tests/security/test_nothing")
"""Tests of these share one running Amends, which one process starts; those that kill its parts share another."""


class ByFile(LoadScopeScheduling):
    """Hands out tests by file, and those of one running Amends as one."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith("tests/faults/test_") and "under_fire" not in nodeid:
            return "faults"
        return "together" if nodeid.startswith(TOGETHER) else nodeid.split("::", maxsplit=1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not HEAVY.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker("heavy")


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
