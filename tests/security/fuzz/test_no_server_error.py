"""No input of any kind, from anybody, ends in an error of ours."""

import logging
import os
import sys
from collections.abc import Iterator
from random import Random

import pytest
from django.test import Client

from helpdesk.people.models import Role, User
from tests import factories
from tests.security.addresses import Address, every_address
from tests.security.fuzz.calls import Maker
from tests.security.fuzz.learn import every_form, every_name, every_operation
from tests.security.fuzz.send import send
from tests.security.world import World

pytestmark = pytest.mark.heavy

COUNT = int(os.environ.get("AMENDS_FUZZ_REQUESTS", "0"))
SEED = int(os.environ.get("AMENDS_FUZZ_SEED", "1"))
DOSE = 30
STRANGER, LINK = "stranger", "customer link"
ROLES = (STRANGER, LINK, Role.COLLABORATOR, Role.AGENT, Role.LEAD, Role.MANAGER, Role.ADMIN)
BEARERS = ("portal:request", "complaints:receipt", "surveys:", "knowledgebase:", "channels:contact")


def person_of(role: str, world: World) -> User | None:
    """Somebody of this role who may see the ticket of the world, if anybody of that role does."""
    if role in (STRANGER, LINK):
        return None
    return factories.user("Fuzzy", role=role, teams=(world.team,))


def reachable(role: str) -> list[Address]:
    """Every address; with a customer's link those that such a link or no sign-in opens."""
    every = every_address()
    return [one for one in every if not one.is_desk and one.name.startswith(BEARERS)] if role == LINK else every


@pytest.fixture
def _quietly() -> Iterator[None]:
    """Without the lines of the log that thousands of refusals would write; tests that read it come after."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("_quietly")
@pytest.mark.parametrize("role", ROLES)
def test_no_input_is_an_error_of_ours(role: str, world: World, bob: User, capsys: pytest.CaptureFixture[str]) -> None:
    addresses, client = reachable(role), Client(raise_request_exception=False)
    if role not in (STRANGER, LINK):
        client.force_login(person_of(role, world) or bob)
    chance = Random(f"{SEED}/{role}")
    walked = addresses if COUNT else chance.sample(addresses, 12)
    forms = every_form(client, walked, world)
    maker = Maker(chance, addresses, world, forms, every_name(), every_operation(world))
    seen = send(person_of(role, world), maker.call, COUNT or DOSE)
    with capsys.disabled():
        if COUNT:
            told = ", ".join(f"{status}: {count}" for status, count in sorted(seen.statuses.items()))
            slow = "".join(f"\n  {call}" for call in seen.slow)
            sys.stdout.write(f"\n{role}: {COUNT} requests, seed {SEED}: {told}; {len(seen.slow)} over 2 s{slow}\n")
    wrong = [f"{place}\n    {call}" for place, call in seen.broken.items()]
    assert not wrong, f"seed {SEED}:\n" + "\n".join(wrong)
