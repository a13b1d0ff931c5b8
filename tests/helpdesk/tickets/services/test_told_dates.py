"""What a customer was told stays true: by that date somebody answers, or tells them of another."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.utils.translation import override

from helpdesk.calendars.models import Calendar, Holiday
from helpdesk.events.deliver import drain
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.people.models import Role, Team, TeamMembership, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket
from helpdesk.tickets.services import (
    add_inbound,
    finish_task,
    follow_calendar,
    keep_told_dates,
    note_told,
    reply,
    update_ticket,
)
from helpdesk.tickets.services.messages.withdraw_reply import withdraw_reply
from helpdesk.tickets.words import NewMessage
from tests import factories

pytestmark = pytest.mark.django_db
FRIDAY = dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def friday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(FRIDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def told(alice: User, team: Team) -> Ticket:
    """An urgent ticket of Alice's, whose customer was told that they hear from us within the hour."""
    ticket = factories.ticket(priority="urgent", team=team, assignee=alice)
    assert ticket.due_at == FRIDAY + dt.timedelta(hours=1)
    note_told(ticket=ticket, due_at=ticket.due_at)
    return ticket


def change(ticket: Ticket, **changes: object) -> Ticket:
    update_ticket(ticket=ticket, actor=Actor.system(), **changes)  # type: ignore[arg-type]
    ticket.refresh_from_db()
    return ticket


def asked() -> list[Task]:
    keep_told_dates()
    return list(Task.objects.order_by("pk"))


def test_nothing_is_asked_while_the_date_holds(told: Ticket) -> None:
    assert asked() == []


def test_a_date_that_moves_away_is_the_task_of_whoever_has_the_ticket(told: Ticket, alice: User) -> None:
    change(told, priority="low")
    (task,) = asked()
    assert (task.assignee, task.due_at) == (alice, FRIDAY + dt.timedelta(hours=1))
    assert task.detail_words == (
        "They were told that they hear from us by Today, 18:00. By the reply policies it is due Sat 21 Nov, 09:00 now."
    )


def test_it_is_asked_once(told: Ticket) -> None:
    change(told, priority="low")
    assert len(asked()) == len(asked()) == 1


def test_a_task_that_a_person_has_done_is_not_asked_again(told: Ticket, alice: User) -> None:
    change(told, priority="low")
    (task,) = asked()
    finish_task(task=task, actor=Actor.of(alice), by=alice)
    assert [one.done_by for one in asked()] == [alice]


def test_a_ticket_of_nobody_is_asked_of_who_leads_its_team(told: Ticket, team: Team) -> None:
    lead = factories.user("Lea", role=Role.AGENT, teams=(team,))
    TeamMembership.objects.filter(user=lead).update(is_lead=True)
    change(told, priority="low", assignee=None)
    assert [task.assignee for task in asked()] == [lead]


def test_a_due_time_that_comes_back_takes_the_task_back(told: Ticket) -> None:
    change(told, priority="low")
    asked()
    change(told, priority="urgent")
    assert asked() == []
    change(told, priority="low")
    assert len(asked()) == 1


def test_an_answer_ends_the_task(told: Ticket, alice: User) -> None:
    change(told, priority="low")
    asked()
    reply(ticket=told, body_text="It leaves today.", actor=Actor.of(alice), author=alice)
    assert [bool(task.done_at) for task in asked()] == [True]


def test_an_answer_that_is_taken_back_leaves_the_date_as_it_was_told(told: Ticket, alice: User) -> None:
    change(told, priority="low")
    message = reply(ticket=told, body_text="It leaves.", actor=Actor.of(alice), author=alice, undo_seconds=10)
    assert asked() == []
    withdraw_reply(message=message, actor=Actor.of(alice))
    assert len(asked()) == 1


def test_what_the_customer_writes_after_an_answer_begins_a_wait_that_nothing_was_told_of(
    told: Ticket, alice: User
) -> None:
    reply(ticket=told, body_text="It leaves today.", actor=Actor.of(alice), author=alice)
    add_inbound(ticket=told, message=NewMessage(body_text="It did not."), actor=Actor.customer(told.requester))
    assert asked() == []
    assert Ticket.objects.get().told_due_at is None


def test_a_second_message_before_any_answer_leaves_the_date(told: Ticket) -> None:
    add_inbound(ticket=told, message=NewMessage(body_text="Hello?"), actor=Actor.customer(told.requester))
    assert Ticket.objects.get().told_due_at == FRIDAY + dt.timedelta(hours=1)


def test_a_holiday_that_is_added_asks_for_every_date_that_it_moves(alice: User) -> None:
    hours = {"4": [["09:00", "18:00"]], "0": [["09:00", "18:00"]]}
    calendar = Calendar.objects.create(name="Day", is_default=True, hours=hours)
    ticket = factories.ticket(assignee=alice)
    note_told(ticket=ticket, due_at=ticket.due_at)  # type: ignore[arg-type]
    Holiday.objects.create(calendar=calendar, date=dt.date(2026, 11, 23), name="Closed")
    follow_calendar()
    assert [task.due_at for task in asked()] == [ticket.due_at]


def test_a_ticket_on_which_nothing_is_due_any_more_says_so_in_the_readers_language(told: Ticket) -> None:
    change(told, priority="low")
    Ticket.objects.update(due_at=None)
    (task,) = asked()
    with override("de"):
        assert "fällig" in task.detail_words


def test_the_ticket_page_names_what_was_told_where_it_no_longer_holds(
    told: Ticket, client: Client, alice: User
) -> None:
    client.force_login(alice)
    address = f"/desk/tickets/{told.number}/"
    assert "They were told:" not in client.get(address).content.decode()
    change(told, priority="low")
    assert "They were told:" in client.get(address).content.decode()


def test_the_customers_page_goes_on_to_name_the_date_that_was_told(told: Ticket, client: Client) -> None:
    change(told, priority="low")
    drain()
    assert "20 November 2026, 18:00" in client.get(f"/r/{request_token(told)}/").content.decode()


def test_the_customers_page_names_a_sooner_date_than_the_mail_did(alice: User, client: Client) -> None:
    ticket = factories.ticket(assignee=alice)
    note_told(ticket=ticket, due_at=ticket.due_at)  # type: ignore[arg-type]
    change(ticket, priority="urgent")
    drain()
    assert "20 November 2026, 18:00" in client.get(f"/r/{request_token(ticket)}/").content.decode()
