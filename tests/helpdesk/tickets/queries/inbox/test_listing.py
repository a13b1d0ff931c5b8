"""Keyset pages and the way from one ticket to the next."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox import listing
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import GROUPS, Present
from helpdesk.tickets.queries.inbox.neighbours import neighbours
from helpdesk.tickets.queries.listed import listed
from helpdesk.web.parameters import Cursor
from tests import factories

pytestmark = pytest.mark.django_db


_TIMES = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2199, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001


@given(st.none() | _TIMES, st.integers(1, 2**62))
def test_a_cursor_survives_the_address(at: dt.datetime | None, pk: int) -> None:
    assert Cursor.parse(Cursor(at, pk).text()) == Cursor(at, pk)


@pytest.mark.parametrize("text", ["", "x", "W10", "eyJ9", "WzEsMl0", "WyIyMDI2LTAxLTAxIiwgMV0", "é"])
def test_words_that_are_no_cursor_start_at_the_beginning(text: str) -> None:
    assert Cursor.parse(text) is None


@pytest.fixture
def shelf(team: Any) -> list[Ticket]:
    """Six tickets: two pairs that tie, two without a due time."""
    start = timezone.now()
    made = [factories.ticket(team=team) for _ in range(6)]
    for index, ticket in enumerate(made):
        stamp = start + dt.timedelta(hours=index // 2)
        due_at = None if index > 3 else stamp
        Ticket.objects.filter(pk=ticket.pk).update(due_at=due_at, created_at=stamp, last_activity_at=stamp)
    return list(Ticket.objects.order_by("pk"))


@pytest.mark.parametrize("sort", ["due", "newest", "oldest", "activity"])
def test_next_and_previous_follow_the_list(bob: User, shelf: list[Ticket], sort: str) -> None:
    query, moment = InboxQuery.parse(QueryDict(f"sort={sort}")), Present.current()
    order = [ticket.number for ticket in listing.page(Ticket.objects.all(), sort, None, read=list).rows]
    ways = [neighbours(bob, Ticket.objects.get(number=number), query, moment, Q()) for number in order]
    assert [way.next for way in ways] == [*order[1:], None]
    assert [way.previous for way in ways] == [None, *order[:-1]]


def test_where_somebody_may_be_hurt_is_first_on_the_way_too(bob: User, shelf: list[Ticket]) -> None:
    start = timezone.now()
    for place, ticket in enumerate((shelf[3], shelf[1])):
        at = start + dt.timedelta(minutes=place)
        Ticket.objects.filter(pk=ticket.pk).update(alarm_at=at, awaiting_since=at)
    query, moment = InboxQuery.parse(QueryDict("view=open")), Present.current()
    order = [shelf[3], shelf[1], shelf[0], shelf[2], shelf[5], shelf[4]]
    ways = [neighbours(bob, Ticket.objects.get(pk=ticket.pk), query, moment, Q()) for ticket in order]
    numbers = [ticket.number for ticket in order]
    assert [(way.previous, way.next) for way in ways] == list(zip([None, *numbers], [*numbers[1:], None], strict=False))


@pytest.mark.parametrize("sort", ["due", "newest", "oldest", "activity"])
def test_a_deep_page_skips_nothing_by_counting(bob: User, shelf: list[Ticket], sort: str) -> None:
    first = listing.page(Ticket.objects.all(), sort, None, 2, read=list)
    with CaptureQueriesContext(connection) as queries:
        listing.page(Ticket.objects.all(), sort, Cursor.parse(first.next), 2, read=listed)
    words = " ".join(query["sql"] for query in queries)
    assert "OFFSET" not in words
    assert "DISTINCT" not in words


@given(st.integers(-400_000, 400_000))
def test_every_due_time_belongs_to_exactly_one_group(seconds: int) -> None:
    moment = Present.current()
    assert moment.group_of(moment.now + dt.timedelta(seconds=seconds)) in GROUPS


def test_the_cut_in_python_and_the_cut_in_sql_agree(shelf: list[Ticket]) -> None:
    moment = Present.current()
    for ticket in shelf:
        found = [key for key in GROUPS if Ticket.objects.filter(moment.group_where(key), pk=ticket.pk).exists()]
        assert found == [moment.group_of(ticket.due_at)]
