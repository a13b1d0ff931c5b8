"""The figures of today, by the worked example and by small cases."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from helpdesk.people.models import Team, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Status, Ticket
from helpdesk.today.queries import queue, volume
from helpdesk.today.queries.replies import first_replies, replied_within
from helpdesk.web import shop_time
from tests import factories
from tests.helpdesk.today import worked

pytestmark = pytest.mark.django_db
FEBRUARY = worked.at("01 00:00")


@pytest.fixture
def example(team: Team) -> list[Ticket]:
    cache.clear()
    return worked.tickets(team)


def test_first_replies_are_as_worked_out(example: list[Ticket]) -> None:
    found = first_replies(Ticket.objects.all(), FEBRUARY, worked.NOW)
    assert found.n == 9
    assert (found.median, found.p90) == (30, 192)
    assert found.mean == pytest.approx(77.2222, abs=1e-4)


def test_a_reply_belongs_to_the_period_in_which_it_was_given(example: list[Ticket]) -> None:
    found = first_replies(Ticket.objects.all(), worked.at("03 00:00"), worked.at("04 00:00"))
    assert (found.n, found.median) == (2, 75)


def test_elapsed_time_is_that_of_the_calendar(example: list[Ticket]) -> None:
    found = first_replies(Ticket.objects.filter(pk=example[3].pk), FEBRUARY, worked.NOW)
    assert (found.median, found.elapsed) == (30, 3870)


def test_a_reply_outside_opening_hours_took_none_of_them(example: list[Ticket]) -> None:
    Ticket.objects.filter(pk=example[0].pk).update(
        created_at=worked.at("07 10:00"), first_replied_at=worked.at("07 11:00")
    )
    found = first_replies(Ticket.objects.filter(pk=example[0].pk), FEBRUARY, worked.NOW)
    assert (found.n, found.median, found.elapsed) == (1, 0, 60)


def test_without_replies_there_are_no_figures(team: Team) -> None:
    now = timezone.now()
    assert first_replies(Ticket.objects.all(), now, now) == (0, None, None, None, None)
    assert first_replies(Ticket.objects.none(), now, now).n == 0


def test_the_backlog_is_in_buckets_with_median_and_p90(example: list[Ticket]) -> None:
    found = queue.backlog(Ticket.objects.all(), worked.NOW)
    assert found.buckets == (2, 1, 0, 0, 0)
    assert found.median == 7 * 3600
    assert found.p90 == pytest.approx((7 + 0.8 * 43) * 3600)


def test_an_empty_backlog_has_no_age(team: Team) -> None:
    assert queue.backlog(Ticket.objects.none(), timezone.now()).median is None
    assert queue.backlog(Ticket.objects.all(), timezone.now()) == ((0,) * 5, None, None)


def test_the_queue_counts_each_team(team: Team, alice: User) -> None:
    now = timezone.now()
    late, soon, hers = (factories.ticket(team=team) for _ in range(3))
    Ticket.objects.filter(pk=late.pk).update(due_at=now - dt.timedelta(minutes=1))
    Ticket.objects.filter(pk=soon.pk).update(due_at=now + dt.timedelta(minutes=59))
    Ticket.objects.filter(pk=hers.pk).update(due_at=None, status=Status.WAITING, assignee=alice, awaiting_since=None)
    (found,) = queue.by_team(Ticket.objects.all(), now)
    assert found[:7] == (team.pk, 3, 2, 1, 2, 1, 1)


def test_the_load_of_a_colleague_is_what_is_theirs(team: Team, alice: User) -> None:
    now = timezone.now()
    factories.ticket(team=team)
    Ticket.objects.filter(pk=factories.ticket(team=team, assignee=alice).pk).update(due_at=now - dt.timedelta(hours=1))
    found = queue.by_person(Ticket.objects.all(), now, now + dt.timedelta(hours=3))
    assert found == {alice.pk: (alice.pk, 1, 0, 1, 0)}


def test_volume_counts_the_hours_of_the_shops_days(team: Team) -> None:
    day = dt.date(2026, 2, 27)
    at = shop_time.midnight(day) + dt.timedelta(hours=9, minutes=59)
    Ticket.objects.filter(pk=factories.ticket(team=team).pk).update(created_at=at)
    days = [*volume.same_weekdays(day, 2), day]
    found = volume.by_hour(Ticket.objects.all(), "created_at", days)
    assert [sum(found[one]) for one in days] == [0, 0, 1]
    assert found[day][9] == 1


def plan_of(tickets: QuerySet[Ticket]) -> str:
    sql, params = tickets.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_replies_of_a_period_are_found_by_an_index(team: Team, bob: User) -> None:
    assert "ticket_by_activity" in plan_of(replied_within(visible_to(bob), FEBRUARY, worked.NOW))
