"""What is due is found by an index of the instants: among many tickets nobody walks over them."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from helpdesk.rules.models import RuleVersion
from helpdesk.rules.queries.due_by_time import due
from helpdesk.rules.timing import read
from helpdesk.rules.timing.kinds import KINDS
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.timing.makers import timed

pytestmark = pytest.mark.django_db

MANY = 20_000
_COPY = """
    INSERT INTO tickets_ticket (
        number, subject, status, priority, impact, channel, requester_id, language, is_complaint, created_at,
        updated_at, last_activity_at, last_words, last_direction, message_count, awaiting_since, status_since, due_at,
        due_kind, resolved_at, reopen_count, version
    )
    SELECT 100000 + n, '', (ARRAY['open', 'waiting', 'resolved', 'closed'])[1 + n %% 4], 'normal', 'none', 'email', %s,
        '', false, at, at, at, '', 'in', 1, at, at, at + interval '1 day', 'first_reply', at, 0, 1
    FROM generate_series(1, %s) AS n, LATERAL (SELECT now() - n * interval '10 minutes' AS at) AS instants
"""


@pytest.fixture
def many() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COPY, [factories.customer().pk, MANY])
        cursor.execute("ANALYZE tickets_ticket")
        cursor.execute("ANALYZE rules_firing")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("again", [0, 12])
def test_the_tickets_that_are_due_are_an_index_scan(kind: str, again: int) -> None:
    timed(kind, 1, timing={"again": again})
    version = RuleVersion.objects.get()
    timing = read(version.timing)
    assert timing is not None
    found = due(version, timing, timezone.now() - dt.timedelta(days=100))[:200]
    plan = found.explain()
    assert "Index" in plan
    assert "Seq Scan on tickets_ticket" not in plan
    assert Ticket.objects.count() == MANY
