"""A list in pages that a cursor goes on from: every row once, whatever ties and whatever comes in meanwhile."""

import datetime as dt

import pytest

from helpdesk.tickets.models import Ticket
from helpdesk.web.lists.keyset import newest_first
from helpdesk.web.parameters import Cursor
from tests import factories

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


def walk(size: int) -> list[int]:
    seen, after = [], None
    while True:
        page = newest_first(Ticket.objects.all(), "created_at", after, size)
        seen += [ticket.pk for ticket in page.rows]
        if not page.next:
            return seen
        after = Cursor.parse(page.next)
        if len(seen) == size:  # newer than all that was seen: it belongs to no later page
            factories.ticket(message={"created_at": NOON + dt.timedelta(days=9)})


def test_every_row_comes_once_newest_first() -> None:
    rows = [factories.ticket(message={"created_at": NOON + dt.timedelta(minutes=at)}) for at in (0, 5, 5, 5, 2)]
    order = sorted(rows, key=lambda row: (row.created_at, row.pk), reverse=True)
    assert walk(2) == [row.pk for row in order]


def test_a_list_that_fits_has_no_next_page() -> None:
    factories.ticket()
    assert newest_first(Ticket.objects.all(), "created_at", None, 1).next == ""
