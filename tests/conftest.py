"""Fixtures that every room's tests may use. People are Alice (agent), Bob (manager) and Charlie (another team)."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from xdist.remote import Producer

from helpdesk.channels.form import known as contact_forms
from helpdesk.escalation import known as escalation
from helpdesk.intake.queries import mail_in
from helpdesk.outgoing.addressing import senders
from helpdesk.outgoing.queries import mail_out
from helpdesk.people import known as factor_demands
from helpdesk.people.models import Role, Team, User, absence
from helpdesk.rules import known as rules
from helpdesk.shop import known, starter
from helpdesk.shop.models import Shop
from helpdesk.tickets.models import ContactForm
from helpdesk.tickets.queries import word_lists
from helpdesk.tickets.queries.own import own_fields
from knowledgebase.queries import public_texts
from tests import factories
from tests.running.fixtures import browser, browser_beside, dovecot, openid, post_office, saml, stack  # noqa: F401 - fixtures of every directory
from tests.running.put_back import put_back, remember
from tests.running.sharing import ByFile, longest_first

HEAVY = {"browser", "browser_beside", "dovecot", "loaded", "openid", "saml", "shared_data", "stack", "world"}
"""Fixtures that start programs, load the demo, bring thousands of real inputs or something for every page to show:
whatever asks for one is heavy."""

# How long an example takes, to make or to run, says something of the machine, not of the code.
settings.register_profile("amends", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("amends"), max_examples=25)
settings.load_profile("amends")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Marks what is heavy before anybody chooses by marks, and sorts what is left of the tests."""
    for item in items:
        if not HEAVY.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker("heavy")
    yield
    if "PYTEST_XDIST_WORKER" in os.environ:
        longest_first(items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it again and again for garbage costs a tenth of all the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database of this process, which tests with real transactions put back as it is now."""
    with django_db_blocker.unblock():
        remember()
    TransactionTestCase._fixture_teardown = lambda _case: put_back()  # type: ignore[attr-defined]


# No test has fields of the shop's own until it makes some, so that none is asked for.
own_fields.kept.remember(())
known.kept.remember(Shop(pk=1))
contact_forms.kept.remember(ContactForm.objects.none())
starter.kept.remember({})
public_texts.kept.remember({})
factor_demands.kept.remember({})
senders.kept.remember({})
mail_out.kept.remember(None)
mail_in.kept.remember(True)
absence.kept.remember(())
escalation.kept.remember(())
rules.kept.remember(rules.KnownRules({}, resolving=False))
word_lists.kept.remember({})


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()
    own_fields.kept.remember(())
    known.kept.remember(Shop(pk=1))
    contact_forms.kept.remember(ContactForm.objects.none())
    starter.kept.remember({})
    public_texts.kept.remember({})
    factor_demands.kept.remember({})
    senders.kept.remember({})
    mail_out.kept.remember(None)
    mail_in.kept.remember(True)
    absence.kept.remember(())
    escalation.kept.remember(())
    rules.kept.remember(rules.KnownRules({}, resolving=False))
    word_lists.kept.remember({})


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
