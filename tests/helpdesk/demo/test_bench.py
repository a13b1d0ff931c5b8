"""What the bench says about its measurements."""

import pytest
from django.db import connection

from helpdesk.demo.bench.measure import Cost, measure
from helpdesk.demo.bench.table import grows, table


def test_more_statements_at_a_larger_size_are_growth() -> None:
    assert grows([Cost(8, 0.01), Cost(9, 0.01)])
    assert not grows([Cost(8, 0.01), Cost(8, 0.09)])


def test_the_table_shows_counts_and_ratios_but_no_seconds() -> None:
    text = table([1000, 10_000], {"inbox": [Cost(8, 0.010), Cost(9, 0.025)]})
    assert text.splitlines()[-1].split() == ["inbox", "8", "9", "1.00", "2.50", "grows"]


@pytest.mark.django_db
def test_a_measurement_counts_the_statements_of_one_call() -> None:
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.execute("SELECT 2")

    cost = measure(act)
    assert cost.statements == 2
    assert cost.cpu > 0
