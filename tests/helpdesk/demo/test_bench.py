"""What the bench says about its measurements."""

import pytest
from django.db import connection

from helpdesk.demo.bench.bare import bare_page
from helpdesk.demo.bench.measure import Cost, measure
from helpdesk.demo.bench.multiply import APART, TABLES, copies_of
from helpdesk.demo.bench.table import grows, table
from helpdesk.demo.bench.verdicts import verdicts
from helpdesk.people.models import User
from helpdesk.tickets.models import SearchDocument, Ticket
from tests import factories


def test_more_statements_at_a_larger_size_are_growth() -> None:
    assert grows([Cost(8, 0.01), Cost(9, 0.01)])
    assert not grows([Cost(8, 0.01), Cost(8, 0.09)])


def test_the_table_shows_counts_and_ratios_but_no_seconds() -> None:
    text = table([1000, 10_000], {"inbox": [Cost(8, 0.010), Cost(9, 0.025)]})
    assert text.splitlines()[-1].split()[:6] == ["inbox", "8", "9", "1.00", "2.50", "grows"]


def test_costs_stand_beside_those_of_the_bare_page_and_of_the_smallest_size() -> None:
    bare, inbox = [Cost(3, 0.010), Cost(3, 0.010)], [Cost(8, 0.020), Cost(8, 0.045)]
    text = table([1000, 10_000], {"bare": bare, "inbox": inbox})
    assert text.splitlines()[-1].split()[1:7] == ["8", "8", "1.00", "2.25", "2.00", "4.50"]


def test_a_cost_is_told_in_bare_pages_of_the_same_moments() -> None:
    bare, busy = [Cost(3, 0.010), Cost(3, 0.010)], [Cost(8, 0.020, beside=0.010), Cost(8, 0.060, beside=0.020)]
    text = table([1000, 10_000], {"bare": bare, "inbox": busy})
    assert text.splitlines()[-1].split()[3:7] == ["1.00", "1.50", "2.00", "3.00"]


def test_every_aim_is_told_as_met_or_missed() -> None:
    bare, dear = [Cost(3, 0.010), Cost(3, 0.010)], [Cost(8, 0.020), Cost(8, 0.045)]
    rows = {"bare": bare, "inbox": dear, "ticket": [Cost(17, 0.09), Cost(17, 0.09)], "nps": dear}
    assert list(verdicts([1000, 1_000_000], rows, filling=341)) == [
        "1,000,000 tickets were made in 5 min 41 s: met (at most 15 min)",
        "inbox: 4.5 times the bare page: MISSED (at most 4)",
        "inbox: 2.25 times the smallest: MISSED (at most 1.5)",
        "ticket: 9.0 times the bare page: met (at most 10)",
        "ticket: 17 statements: met (at most 25)",
        "ticket: 1.00 times the smallest: met (at most 1.5)",
    ]


@pytest.mark.django_db
def test_the_bare_page_answers_and_costs_three_statements(bob: User) -> None:
    factories.ticket()
    assert measure(bare_page(bob)).statements == 3


@pytest.mark.django_db
def test_a_measurement_counts_the_statements_of_one_call() -> None:
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.execute("SELECT 2")

    cost = measure(act)
    assert cost.statements == 2
    assert cost.cpu > 0


@pytest.mark.django_db
def test_copies_of_copies_have_keys_of_their_own() -> None:
    factories.ticket()
    with connection.cursor() as cursor:
        for times, apart in ((2, APART), (3, 100 * APART)):
            for each in TABLES:
                cursor.execute(copies_of(each, apart), [times - 1])
    assert Ticket.objects.values("number").distinct().count() == 6
    assert SearchDocument.objects.values("ticket").distinct().count() == 6
