"""Open due times follow the opening hours, however these were changed."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpdesk.calendars.models import Calendar, Holiday
from helpdesk.people.models import Team
from helpdesk.people.services.teams import save_team
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import CHANNELS, EMAIL
from helpdesk.tickets.models import ReplyPolicy, Ticket
from helpdesk.tickets.services import follow_calendar, update_ticket
from tests import factories

pytestmark = pytest.mark.django_db

FRIDAY = dt.datetime(2026, 11, 27, 15, 0, tzinfo=dt.UTC)
HOURS = {str(day): [["09:00", "17:00"]] for day in range(5)}


@pytest.fixture(autouse=True)
def office() -> Calendar:
    calendar = Calendar.objects.create(name="Office", hours=HOURS, is_default=True)
    follow_calendar()
    return calendar


def waiting(status: str = "new") -> Ticket:
    """A ticket of Friday afternoon, due after eight hours: Monday at three."""
    ticket = factories.ticket(message={"created_at": FRIDAY})
    Ticket.objects.filter(pk=ticket.pk).update(status=status)
    return ticket


def due_of(ticket: Ticket) -> dt.datetime | None:
    ticket.refresh_from_db()
    return ticket.due_at


def test_a_holiday_moves_what_is_open(office: Calendar) -> None:
    ticket = waiting()
    assert due_of(ticket) == dt.datetime(2026, 11, 30, 15, 0, tzinfo=dt.UTC)
    Holiday.objects.create(calendar=office, date="2026-11-30")
    assert follow_calendar() == 1
    assert due_of(ticket) == dt.datetime(2026, 12, 1, 15, 0, tzinfo=dt.UTC)


def test_a_holiday_that_is_taken_back_moves_it_back(office: Calendar) -> None:
    Holiday.objects.create(calendar=office, date="2026-11-30")
    follow_calendar()
    ticket = waiting()
    Holiday.objects.all().delete()
    assert follow_calendar() == 1
    assert due_of(ticket) == dt.datetime(2026, 11, 30, 15, 0, tzinfo=dt.UTC)


def test_other_hours_and_another_zone_move_it() -> None:
    ticket = waiting()
    Calendar.objects.update(hours={str(day): [["10:00", "16:00"]] for day in range(5)})
    assert follow_calendar() == 1
    assert due_of(ticket) == dt.datetime(2026, 12, 1, 11, 0, tzinfo=dt.UTC)
    Calendar.objects.update(time_zone="America/New_York")
    assert follow_calendar() == 1
    assert due_of(ticket) == dt.datetime(2026, 11, 30, 17, 0, tzinfo=dt.UTC)


def test_a_channel_that_promises_an_answer_sooner_moves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = waiting()
    monkeypatch.setitem(CHANNELS, "email", replace(EMAIL, reply_within=60))
    assert follow_calendar() == 1
    assert due_of(ticket) == dt.datetime(2026, 11, 27, 16, 0, tzinfo=dt.UTC)


def test_what_is_closed_keeps_what_was_promised(office: Calendar) -> None:
    ticket = waiting(status="closed")
    before = due_of(ticket)
    Holiday.objects.create(calendar=office, date="2026-11-30")
    assert follow_calendar() == 0
    assert due_of(ticket) == before


def test_nobodys_page_is_stale_because_of_it(office: Calendar) -> None:
    ticket = waiting()
    version = ticket.version
    Holiday.objects.create(calendar=office, date="2026-11-30")
    follow_calendar()
    due_of(ticket)
    assert ticket.version == version


def test_nothing_changed_costs_five_statements() -> None:
    with CaptureQueriesContext(connection) as statements:
        assert follow_calendar() == 0
    assert len(statements) == 5


def late_hours() -> Calendar:
    """From two to ten, Mondays to Fridays."""
    return Calendar.objects.create(name="Late", hours={str(day): [["14:00", "22:00"]] for day in range(5)})


def late_team() -> Team:
    return save_team(team=factories.team("Late"), name="Late", colour=1, members=[], calendar=late_hours())


def test_a_teams_own_hours_count_for_its_tickets() -> None:
    evening = {"created_at": FRIDAY.replace(hour=20)}
    assert factories.ticket(message=evening).due_at == dt.datetime(2026, 11, 30, 17, 0, tzinfo=dt.UTC)
    assert factories.ticket(message=evening, team=late_team()).due_at == dt.datetime(2026, 11, 30, 20, 0, tzinfo=dt.UTC)


def test_open_tickets_follow_when_their_teams_hours_change() -> None:
    team = factories.team("Late")
    ticket = factories.ticket(message={"created_at": FRIDAY.replace(hour=20)}, team=team)
    assert due_of(ticket) == dt.datetime(2026, 11, 30, 17, 0, tzinfo=dt.UTC)
    save_team(team=team, name="Late", colour=1, members=[], calendar=late_hours())
    assert follow_calendar() == 1
    assert due_of(ticket) == dt.datetime(2026, 11, 30, 20, 0, tzinfo=dt.UTC)


def test_hours_of_the_policy_come_before_those_of_the_team(office: Calendar) -> None:
    ReplyPolicy.objects.update(calendar=office)
    follow_calendar()
    ticket = factories.ticket(message={"created_at": FRIDAY.replace(hour=20)}, team=late_team())
    assert ticket.due_at == dt.datetime(2026, 11, 30, 17, 0, tzinfo=dt.UTC)


def test_a_ticket_that_goes_to_a_team_counts_by_its_hours() -> None:
    ticket = factories.ticket(message={"created_at": FRIDAY.replace(hour=20)})
    update_ticket(ticket=ticket, actor=Actor.system(), team=late_team())
    assert due_of(ticket) == dt.datetime(2026, 11, 30, 20, 0, tzinfo=dt.UTC)
