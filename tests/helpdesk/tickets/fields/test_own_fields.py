"""The shop's own fields are to every reader what the built-in ones are."""

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from helpdesk.events.deliver import drain
from helpdesk.events.models import EventRecord
from helpdesk.people.models import Team, User
from helpdesk.rules.rehearse import rehearse
from helpdesk.rules.services import save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.fields import TicketField, get
from helpdesk.tickets.models import ReplyPolicy, Ticket
from helpdesk.tickets.queries.own import own_values
from helpdesk.tickets.queries.own.having import having
from helpdesk.tickets.queries.own.values import stored
from helpdesk.tickets.services import save_reply_policy, update_ticket
from helpdesk.tickets.views.ticket.history import change_of
from tests import factories

pytestmark = pytest.mark.django_db
INBOX, API = "/desk/tickets/", "/api/v1/tickets/"


class Case(NamedTuple):
    """A value as Python, forms, the API, history and CSV have it, and questions that find it and do not."""

    key: str
    value: Any
    posted: str
    api: Any
    told: str
    finds: str
    misses: str
    asked: dict[str, Any]


CASES = [
    Case(
        "size", "large", "large", "large", "Large", "own_size=large", "own_size=small", {"op": "is", "value": ["large"]}
    ),
    Case("fragile", True, "yes", True, "yes", "own_fragile=yes", "own_fragile=no", {"op": "yes"}),
    Case(
        "weight",
        Decimal("2.5"),
        "2.5",
        "2.5",
        "2.5",
        "own_weight_from=2.5",
        "own_weight_to=2.4",
        {"op": "at_least", "value": ["2.5"]},
    ),
    Case(
        "bought",
        dt.date(2026, 4, 25),
        "2026-04-25",
        "2026-04-25",
        "2026-04-25",
        "own_bought_to=2026-04-25",
        "own_bought_from=2026-04-26",
        {"op": "until", "value": ["2026-04-25"]},
    ),
    Case("serial", "KX 7", "KX 7", "KX 7", "KX 7", "own_serial=kx 7", "own_serial=kx", {"op": "is", "value": ["kx 7"]}),
    Case(
        "colours",
        ("red", "blue"),
        "red,blue",
        ["red", "blue"],
        "Red, Blue",
        "own_colours=blue",
        "own_colours=green",
        {"op": "all", "value": ["red", "blue"]},
    ),
    Case(
        "refund",
        Decimal("12.5"),
        "12.50",
        "12.50",
        "€12.50",
        "own_refund_from=12.5",
        "own_refund_to=12.49",
        {"op": "at_most", "value": ["12.50"]},
    ),
    Case("bill", "HP-7", "HP-7", "HP-7", "HP-7", "own_bill=hp-7", "own_bill=hp", {"op": "is", "value": ["hp-7"]}),
]
each = pytest.mark.parametrize("case", CASES, ids=[case.key for case in CASES])


@pytest.fixture(autouse=True)
def _fields(db: None) -> None:
    factories.own_fields()


@pytest.fixture
def api(alice: User) -> APIClient:
    client = APIClient()
    client.force_authenticate(alice)
    return client


def field_of(case: Case) -> TicketField:
    return get(f"own_{case.key}")


def give(ticket: Ticket, case: Case) -> None:
    update_ticket(ticket=ticket, actor=Actor.system(), **{f"own_{case.key}": case.value})


def condition_of(case: Case) -> dict[str, Any]:
    return {"field": f"own_{case.key}", "value": [], **case.asked}


def rule(conditions: list[dict[str, Any]], do: str, value: str) -> None:
    actions = [{"do": do, "value": value}]
    save_rule(name=f"{do} {value}", conditions={"all": conditions}, actions=actions, author=None, is_active=True)


@each
def test_the_inbox_is_filtered_by_it_and_says_so(as_alice: Client, ticket: Ticket, case: Case) -> None:
    give(ticket, case)
    found, missed = (as_alice.get(f"{INBOX}?{asked}").context for asked in (case.finds, case.misses))
    assert [row["subject"] for group in found["groups"] for row in group.rows] == [ticket.subject]
    assert not any(group.rows for group in missed["groups"])
    assert [chip.label for chip in found["chips"]] == [case.key.capitalize()]


@each
def test_many_tickets_get_it_at_once_and_undo_takes_it_back(as_alice: Client, ticket: Ticket, case: Case) -> None:
    chosen = case.key in ("size", "fragile")
    set_ = f"own_{case.key}:{case.posted}" if chosen else f"own_{case.key}"
    data = {"ticket": [ticket.number], "set": set_, f"value-own_{case.key}": case.posted.split(",")}
    page = as_alice.post(f"{INBOX}bulk/", data, follow=True).text
    assert stored(field_of(case), ticket) == case.value
    as_alice.post(f"/desk/tickets/bulk/undo/{page.split('bulk/undo/', 1)[1].split('/', 1)[0]}/")
    assert not stored(field_of(case), ticket)


@each
def test_the_form_beside_the_ticket_sets_it_and_shows_it(as_alice: Client, ticket: Ticket, case: Case) -> None:
    as_alice.post(f"{INBOX}{ticket.number}/change/", {f"own_{case.key}": ["", *case.posted.split(",")]})
    assert stored(field_of(case), ticket) == case.value
    controls = as_alice.get(f"{INBOX}{ticket.number}/?tab=fields").context["side_fields"]
    control = next(control for control in controls if control.name == f"own_{case.key}")
    chosen = [key for key, _, chosen in control.options if chosen]
    assert case.posted in [control.value, ",".join(chosen)]


@each
def test_the_api_takes_shows_and_finds_it(api: APIClient, ticket: Ticket, case: Case) -> None:
    key = f"own_{case.key}"
    assert api.patch(f"{API}{ticket.number}/", {key: case.api}, format="json").json()[key] == case.api
    asked = case.finds.replace("=yes", "=true"), case.misses.replace("=no", "=false")
    assert [[row[key] for row in api.get(f"{API}?{words}").json()["results"]] for words in asked] == [[case.api], []]


@each
def test_an_index_finds_its_values(case: Case) -> None:
    lookups = {"fragile": "", "weight": "gte", "bought": "lte", "serial": "iexact", "bill": "iexact"}
    lookup = {**lookups, "colours": "overlap"}.get(case.key, "exact")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Ticket.objects.filter(having(field_of(case), lookup, case.value)).explain()
    assert "Filter:" not in plan.split("tickets_ownvalue")[1].split("->")[0]


@each
def test_what_the_api_shows_it_takes_back(api: APIClient, ticket: Ticket, case: Case) -> None:
    key, address = f"own_{case.key}", f"{API}{ticket.number}/"
    empty = api.get(address).json()[key]
    api.patch(address, {key: case.api}, format="json")
    answer = api.patch(address, {key: empty}, format="json")
    assert (answer.status_code, answer.json()[key]) == (200, empty)


@each
def test_null_takes_it_away_by_the_api(api: APIClient, ticket: Ticket, case: Case) -> None:
    give(ticket, case)
    answer = api.patch(f"{API}{ticket.number}/", {f"own_{case.key}": None}, format="json")
    assert (answer.status_code, stored(field_of(case), ticket)) == (200, own_values.empty_value(field_of(case)))


@each
def test_a_rule_asks_for_it_and_another_sets_it(ticket: Ticket, case: Case) -> None:
    factories.own_field("copy", "text")
    for value in case.posted.split(","):
        rule([], f"own_{case.key}", value)
    rule([condition_of(case)], "own_copy", "seen")
    drain()
    assert (stored(field_of(case), ticket), stored(get("own_copy"), ticket)) == (case.value, "seen")


@each
def test_a_dry_run_winds_it_back(bob: User, ticket: Ticket, case: Case) -> None:
    give(ticket, case)
    give(ticket, case._replace(value=own_values.empty_value(field_of(case))))
    tree = TICKET.parse(condition_of(case))
    actions = tuple((f"own_{case.key}", value) for value in case.posted.split(","))
    tried = rehearse(user=bob, trigger="changed", tree=tree, actions=actions, choices=lambda action: {})
    assert (tried.runs, [change.new for change in tried.samples[0].changes]) == (1, [])


@each
def test_history_tells_of_it(ticket: Ticket, case: Case) -> None:
    give(ticket, case)
    told = change_of(ticket.activities.latest("pk"))
    old = "no" if case.key == "fragile" else "nothing"
    assert told.details == [f"{case.key.capitalize()}: {old} → {case.told}"]


def test_history_tells_of_two_whose_keys_are_alike(ticket: Ticket) -> None:
    for key in ("order", "order_id"):
        factories.own_field(key)
    row = update_ticket(ticket=ticket, actor=Actor.system(), own_order="A", own_order_id="7")
    told = change_of(row.activities.latest("pk"))
    assert told.details == ["Order: nothing → A", "Order_id: nothing → 7"]
    (event,) = EventRecord.objects.filter(name="TicketChanged")
    assert event.payload["fields"] == ["own_order", "own_order_id"]


def test_a_zero_has_no_sign(ticket: Ticket) -> None:
    update_ticket(ticket=ticket, actor=Actor.system(), own_weight=Decimal("-0.0"))
    assert change_of(ticket.activities.latest("pk")).details == ["Weight: nothing → 0"]


def test_what_the_shop_called_it_is_not_translated(ticket: Ticket) -> None:
    factories.own_field("size", "choice", "small", "large", "open")
    give(ticket, CASES[0]._replace(value="open"))
    with override("de"):
        told = change_of(ticket.activities.latest("pk")).details
        label = gettext(TICKET.fields["own_size"].label)
    assert (told, label) == (["Size: nichts → Open"], "“Size”")


@each
def test_it_is_a_column_of_the_export(as_alice: Client, ticket: Ticket, case: Case) -> None:
    give(ticket, case)
    answer: Any = as_alice.get(f"{INBOX}export.csv?{case.finds}")
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [line[case.key.capitalize()] for line in lines] == [case.told.removeprefix("€")]


@pytest.mark.parametrize(
    ("key", "value"), [("size", "huge"), ("weight", "heavy"), ("bought", "soon"), ("serial", "x" * 501)]
)
def test_what_it_does_not_take_is_refused_everywhere(api: APIClient, ticket: Ticket, key: str, value: str) -> None:
    answer = api.patch(f"{API}{ticket.number}/", {f"own_{key}": value}, format="json")
    assert (answer.status_code, list(answer.json())) == (400, [f"own_{key}"])
    with pytest.raises(ValidationError):
        give(ticket, CASES[0]._replace(key=key, value=value))


def test_a_new_ticket_brings_its_values(team: Team) -> None:
    ticket = factories.ticket(team=team, own_size="small", own_weight=Decimal(1))
    assert (ticket.own_values.count(), stored(get("own_size"), ticket)) == (2, "small")


@each
def test_a_reply_policy_asks_for_it_from_the_first_moment(team: Team, case: Case) -> None:
    promised: dict[str, Any] = {
        "conditions": {"all": [condition_of(case)]},
        "position": 0,
        "first_reply": {"normal": 1},
    }
    save_reply_policy(policy=ReplyPolicy(name="Own", **promised))
    usual, ours = factories.ticket(team=team), factories.ticket(team=team, **{f"own_{case.key}": case.value})
    first, second = Ticket.objects.filter(pk__in=[usual.pk, ours.pk]).order_by("due_at")
    assert (first, second) == (ours, usual)


def test_lists_cost_no_statement_more_for_them(
    as_alice: Client, api: APIClient, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        factories.ticket(team=team, own_size="small", own_weight=Decimal(number))
    with django_assert_max_num_queries(8):
        assert as_alice.get(f"{INBOX}?own_size=small").context["total"] == 6
    with django_assert_max_num_queries(8):  # one for the values of the page's rows
        assert [row["own_weight"] for row in api.get(API).json()["results"]] == ["5", "4", "3", "2", "1", "0"]


def test_one_that_is_put_away_keeps_its_values_and_its_rules(as_alice: Client, ticket: Ticket) -> None:
    give(ticket, CASES[0])
    rule([condition_of(CASES[0])], "own_serial", "seen")
    factories.own_field("size", "choice", "small", "large", is_active=False)
    drain()
    assert "own_size" not in as_alice.get(INBOX).text
    assert (stored(get("own_size"), ticket), stored(get("own_serial"), ticket)) == ("large", "seen")
