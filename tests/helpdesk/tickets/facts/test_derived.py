"""What is derived of a ticket: each fact is read alike three ways, and says what it should."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from helpdesk.calendars.models import Calendar
from helpdesk.conditions.evaluate import matches
from helpdesk.conditions.facts import Facts
from helpdesk.conditions.operators import Operator
from helpdesk.customers.models import Order
from helpdesk.events.models import EventRecord
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.facts.derived import Fact, registered
from helpdesk.tickets.facts.read import Occasion, of_lines, of_messages, of_tickets
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.services import add_inbound
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories
from tests.helpdesk.tickets.facts.surroundings import surround

pytestmark = pytest.mark.django_db

ASKED: dict[str, list[list[str]]] = {
    "nothing": [[]],
    "lists": [["0"]],
    "words": [["invoice"], [".pdf"], ["image"], ["help@shop.example"]],
    "number": [["-1"], ["0"], ["0.5"], ["2"], ["12.34"], ["1000"]],
    "day": [["1999-12-31"], ["2099-01-01"]],
}
PDF, PICTURE = ("invoice.pdf", "application/pdf"), ("Straße 1.PNG", "image/png")
QUIET: dict[str, Any] = {
    "ago": 0,
    "said_ago": None,
    "due_in": None,
    "files": [],
    "to": [],
    "cc": [],
    "orders": [],
    "others": [],
    "assignee": "",
    "lines": [],
}
TO_ANOTHER, AGAIN = {"team": ["A", "B"]}, {"status": ["resolved", "open"]}
AROUND: tuple[dict[str, Any], ...] = (
    {},
    {"ago": 30, "said_ago": 3, "files": [(PDF, False)], "assignee": "here", "lines": [TO_ANOTHER, TO_ANOTHER]},
    {"ago": 3, "due_in": -1, "files": [(PICTURE, True)], "orders": [(1, True, "60", 0), (30, True, "0.50", 1)]},
    {"ago": 800, "due_in": 13, "orders": [(3, False, "12.34", 1)], "to": ["help@shop.example"], "assignee": "away"},
    {"others": [(1, True, "open"), (3000, False, "open")], "cc": ["HELP@shop.example"], "lines": [AGAIN]},
    {"others": [(1, True, "resolved")], "files": [(PICTURE, False), (PDF, False)], "lines": [{"team": [None, "B"]}]},
)


@pytest.fixture
def tickets() -> list[Ticket]:
    products = [factories.product(), factories.product()]
    made = [factories.ticket() for _ in AROUND]
    for ticket, around in zip(made, AROUND, strict=True):
        surround(ticket, products, **{**QUIET, **around})
    return made


def values(fact: Fact, operator: Operator) -> list[list[str]]:
    keys = catalogue().get(fact.key, {})
    return [[key] for key in keys] if operator.takes == "choices" else ASKED[operator.takes]


def test_python_and_postgresql_agree_on_each_of_them(tickets: list[Ticket]) -> None:
    facts = of_tickets(ticket.pk for ticket in tickets)
    for fact, operator in ((one, operator) for one in registered() for operator in one.field.operators):
        for value in values(fact, operator):
            tree = TICKET.parse({"all": [{"field": fact.key, "op": operator.key, "value": value}]})
            in_sql = set(Ticket.objects.filter(TICKET.to_q(tree)).values_list("pk", flat=True))
            assert {pk for pk, known in facts.items() if matches(tree, known)} == in_sql & facts.keys(), (tree, facts)


def test_what_it_was_at_a_line_of_history_is_read_as_what_it_is_now(tickets: list[Ticket]) -> None:
    at = timezone.now()
    lines = {Activity.objects.create(ticket=one, at=at, actor_kind="system", verb="x").pk: one.pk for one in tickets}
    then, now = of_lines(lines.keys(), [fact.key for fact in registered()]), of_tickets(lines.values())
    assert all(then.values())
    assert {pk: {key: now[lines[pk]].value(key) for key in known} for pk, known in then.items()} == then


def test_only_what_is_asked_for_is_read_and_all_of_it_by_one_statement(tickets: list[Ticket]) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        (facts,) = of_tickets([tickets[0].pk], asked=["last_order_value"]).values()
    assert len(asked) == 1
    assert "people_order" in asked[0]["sql"]
    assert "tickets_attachment" not in asked[0]["sql"]
    assert "transfers" not in facts.values


def known(ticket: Ticket, occasion: Occasion | None = None) -> Facts:
    return of_tickets([ticket.pk], occasion)[ticket.pk]


def test_files_are_those_of_the_message_that_an_event_tells_of() -> None:
    ticket = factories.ticket()
    first = ticket.messages.get()
    note = NewMessage(body_text="See file.", files=[NewFile(filename="crack.jpg", content=b"x")])
    add_inbound(ticket=ticket, message=note, actor=Actor.customer(ticket.requester))
    event = EventRecord.objects.order_by("pk")[0]
    assert known(ticket).value("file_names") == ("crack.jpg",)
    assert known(ticket, Occasion(event.pk, first.pk)).value("has_files") == "no"
    assert of_messages([first.pk], ["has_files"]) == {first.pk: {"has_files": "no"}}


def test_an_order_counts_as_it_was_at_the_time_of_the_event() -> None:
    ticket = factories.ticket()
    event = EventRecord.objects.order_by("pk")[0]
    later = timezone.now()
    Order.objects.create(
        number="1", customer=ticket.requester, total=60, placed_at=later - dt.timedelta(days=2), delivered_at=later
    )
    assert known(ticket).value("last_order_state") == "delivered"
    assert known(ticket, Occasion(event.pk)).value("last_order_state") == "placed"


@pytest.mark.parametrize(("day", "is_open"), [(4, "yes"), (5, "no")])
def test_inside_opening_hours_is_by_the_hours_of_the_shop(day: int, is_open: str) -> None:
    Calendar.objects.filter(is_default=True).delete()
    hours = {str(weekday): [["09:00", "17:00"]] for weekday in range(5)}
    Calendar.objects.create(name="Usual", time_zone="Europe/London", hours=hours, is_default=True)
    ticket = factories.ticket()
    at = dt.datetime(2026, 12, day, 12, tzinfo=dt.UTC)
    line = Activity.objects.create(ticket=ticket, at=at, actor_kind="system", verb="x")
    Ticket.objects.update(created_at=at - dt.timedelta(days=1))
    then = of_lines([line.pk], ["in_hours", "weekday", "open_age"])[line.pk]
    open_age = Decimal(8) if day == 4 else Decimal(5)
    assert then == {"in_hours": is_open, "weekday": str(day), "open_age": open_age}
