"""Two workers with connections of their own, at the same instant: each cause is planned, told and run once."""

import contextlib
import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from helpdesk.events.deliver import drain
from helpdesk.events.models import EventRecord
from helpdesk.rules.models import Firing, RuleRun
from helpdesk.rules.services import plan_time_rules, tell_of_firings
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.timing.makers import timed, weekly

pytestmark = pytest.mark.django_db(transaction=True)

TICKETS = 12


def together(*acts: Callable[[], object]) -> None:
    """Run these at once, each on a connection of its own."""
    start = Barrier(len(acts))

    def begun(act: Callable[[], object]) -> None:
        start.wait(timeout=30)
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(begun, acts))


@pytest.fixture
def now() -> dt.datetime:
    for number in range(TICKETS):
        factories.ticket(f"Lid {number}")
    drain()
    return Ticket.objects.latest("created_at").created_at + dt.timedelta(days=8)


def test_two_workers_come_to_each_ticket_once(now: dt.datetime) -> None:
    timed("created", 4)
    weekly([0, 3])
    together(*[lambda: plan_time_rules(now)] * 3)
    together(*[tell_of_firings] * 3)
    together(*[drain] * 3)
    drain()
    assert Firing.objects.filter(told_at__isnull=False).count() == 2 * TICKETS
    assert EventRecord.objects.filter(name="TimeCame").count() == 2 * TICKETS
    assert RuleRun.objects.filter(matched=True, moment="time").count() == 2 * TICKETS


def test_who_is_killed_in_the_middle_leaves_all_to_the_next(now: dt.datetime) -> None:
    timed("created", 4)

    def killed(act: Callable[[], object]) -> None:
        with contextlib.suppress(ConnectionAbortedError), transaction.atomic():
            act()
            raise ConnectionAbortedError

    killed(lambda: plan_time_rules(now))
    plan_time_rules(now)
    killed(tell_of_firings)
    tell_of_firings()
    killed(drain)
    drain()
    assert RuleRun.objects.filter(matched=True, moment="time").count() == TICKETS


def test_a_ticket_that_somebody_holds_lets_the_plan_go_on(now: dt.datetime) -> None:
    timed("created", 4)
    with transaction.atomic():
        list(Ticket.objects.select_for_update(no_key=True))
        together(lambda: plan_time_rules(now))
        assert connection.in_atomic_block
    assert Firing.objects.count() == TICKETS
