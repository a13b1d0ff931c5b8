"""The rounds: customers write, agents answer, something is killed, everybody tries again."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.chaos.deliveries import Customers
from tests.chaos.ledger import Line, balance
from tests.chaos.office import BadOffice
from tests.chaos.replies import Agents
from tests.chaos.settle import pass_time, settle
from tests.chaos.victims import Killer, Listener
from tests.running.fixtures import SETTINGS
from tests.running.names import MANAGER
from tests.running.post_office import Counter
from tests.running.stack import Stack
from tests.running.waiting import wait_until

SENDER_PATIENCE = 3
DOORS = ("pipe", "lmtp", "lmtp")
LONGEST_PAUSE = 1.5
_NUMBERS = "SELECT number FROM tickets_ticket WHERE subject LIKE 'Broken in round %%' ORDER BY number"
Tell = Callable[[str], None]


def run(data: Path, *, rounds: int, chance: random.Random, tell: Tell) -> list[Line]:
    """Start an Amends in `data`, live through `rounds` kills, and count.

    Raises:
        AssertionError: something did not come back, or did not come to its end.
    """
    office = BadOffice(hang_seconds=SENDER_PATIENCE * 3)
    counter = Counter(office)
    counter.start()
    url = f"smtp://127.0.0.1:{counter.port}?timeout={SENDER_PATIENCE}"
    stack = Stack(data, SETTINGS | {"EMAIL_URL": url})
    try:
        stack.wait_until_ready()
        stack.shell("from tests.running.scene import prepare; prepare()")
        return _rounds(stack, office, rounds, chance, tell)
    finally:
        stack.stop()
        counter.stop()


@dataclass(frozen=True)
class Scene:
    """Everybody who takes part."""

    stack: Stack
    customers: Customers
    agents: Agents
    killer: Killer
    chance: random.Random


def _rounds(stack: Stack, office: BadOffice, rounds: int, chance: random.Random, tell: Tell) -> list[Line]:
    listener = Listener(stack)
    customers = Customers(stack, listener.port, chance)
    agents = Agents(stack, stack.manage("create_api_token", MANAGER).split()[-1])
    scene = Scene(stack, customers, agents, Killer(stack, customers, listener, chance), chance)
    try:
        for number in range(rounds):
            name = _round(number, scene)
            tell(f"round {number + 1}: {name} killed; {len(customers.accepted)} messages, {len(agents.words)} replies")
        settle(stack, office)
    finally:
        listener.stop()
    kills = [Line(f"kills of a living {name}", count) for name, count in sorted(scene.killer.struck.items())]
    manners = [Line(f"answers of the mail server: {name}", count) for name, count in sorted(office.did.items())]
    return [*kills, *manners, *balance(stack, customers, agents, office)]


def _round(number: int, scene: Scene) -> str:
    chance = scene.chance
    known = [int(row[0]) for row in scene.stack.sql(_NUMBERS)]
    with ThreadPoolExecutor() as people:
        under_way = [
            people.submit(scene.customers.write, number * len(DOORS) + place, door) for place, door in enumerate(DOORS)
        ]
        if known:
            ticket, word = chance.choice(known), f"word-{chance.getrandbits(64):016x}"
            under_way.append(people.submit(scene.agents.answer, ticket, word))
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
        name = scene.killer.strike()
        for each in under_way:
            each.result()
    wait_until(lambda: _is_there(scene.stack), "the database to be back")
    pass_time(scene.stack)
    return name


def _is_there(stack: Stack) -> bool:
    try:
        return stack.status("/readyz") in (200, 503) and stack.sql("SELECT 1") == [(1,)]
    except psycopg.Error:
        return False
