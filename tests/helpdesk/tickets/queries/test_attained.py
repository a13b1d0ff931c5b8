"""Attainment of first replies: met of decided, where what is overdue and unanswered is a breach already."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from helpdesk.calendars.models import Calendar
from helpdesk.tickets.models import ReplyPolicy, Ticket
from helpdesk.tickets.queries.attained import Attained, attained
from helpdesk.tickets.services import follow_calendar
from tests import factories

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 2, 27, 17, 0, tzinfo=dt.UTC)
CREATED = (
    *("02 09:10", "02 16:30", "03 11:00", "06 16:50", "09 10:00", "05 10:00"),
    *("10 09:00", "24 09:00", "25 15:00", "27 10:00", "27 16:30"),
)
REPLIED = (
    *("02 09:40", "03 10:00", "03 12:00", "09 09:20", "09 13:00", "05 10:30"),
    *("10 09:05", "24 09:30", "26 11:00", "", ""),
)


def at(words: str) -> dt.datetime:
    return dt.datetime.strptime(f"2026-02-{words} +0000", "%Y-%m-%d %H:%M %z")


@pytest.fixture
def fixture() -> list[Ticket]:
    """The eleven tickets of the worked example, each promised a first reply within 60 open minutes of London."""
    hours = {str(day): [["09:00", "17:00"]] for day in range(5)}
    Calendar.objects.create(name="London", time_zone="Europe/London", hours=hours, is_default=True)
    ReplyPolicy.objects.all().delete()
    ReplyPolicy.objects.create(name="All", first_reply={"normal": 60})
    follow_calendar()
    made = [factories.ticket(message={"created_at": at(words)}) for words in CREATED]
    for ticket, words in zip(made, REPLIED, strict=True):
        Ticket.objects.filter(pk=ticket.pk).update(first_replied_at=at(words) if words else None)
    return made


@pytest.mark.usefixtures("fixture")
def test_the_worked_example(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        found = attained(Ticket.objects.all(), NOW)
    assert found == Attained(met=6, decided=10)
    assert found.share == 0.6


@pytest.mark.usefixtures("fixture")
def test_a_period_counts_what_was_decided_in_it() -> None:
    week = {"since": at("23 00:00"), "until": at("28 00:00")}
    assert attained(Ticket.objects.all(), NOW, **week) == Attained(met=1, decided=3)


def test_without_anything_decided_there_is_no_share(fixture: list[Ticket]) -> None:
    last = Ticket.objects.filter(pk=fixture[-1].pk)
    assert attained(last, NOW).share is None
    last.update(resolved_at=at("27 16:40"))
    assert attained(last, NOW + dt.timedelta(days=9)).share is None


def test_a_reply_keeps_the_due_time_by_which_it_is_judged(fixture: list[Ticket]) -> None:
    first = fixture[0]
    assert first.first_reply_due_at == at("02 10:10")
    ReplyPolicy.objects.update(first_reply={"normal": 5})
    follow_calendar()
    Ticket.objects.filter(pk=fixture[1].pk).update(status="closed")
    first.refresh_from_db()
    assert first.first_reply_due_at == at("02 10:10")
