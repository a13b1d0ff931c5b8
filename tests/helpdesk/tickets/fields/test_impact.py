"""How many customers a fault hits is one entry, and there in every reader."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from helpdesk.rules.services import save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import update_ticket
from helpdesk.tickets.views.ticket.history import change_of

pytestmark = pytest.mark.django_db
INBOX, API = "/desk/tickets/", "/api/v1/tickets/"


def give(ticket: Ticket, impact: str = "many") -> None:
    update_ticket(ticket=ticket, actor=Actor.system(), impact=impact)


def test_a_ticket_has_none_until_somebody_says_so(as_alice: Client, ticket: Ticket) -> None:
    assert ticket.impact == "none"
    assert "Many customers</span>" not in as_alice.get(INBOX).text.split("<tbody>")[1].split("</tbody>")[0]


@pytest.mark.parametrize("page", ["", "{}/"])
def test_it_stands_beside_the_subject(as_alice: Client, ticket: Ticket, page: str) -> None:
    give(ticket)
    shown = as_alice.get(INBOX + page.format(ticket.number)).text
    assert '<use href="/static/icons/sprite.svg#network"/></svg>Many customers</span>' in shown.split("<h1", 1)[1]


def test_the_inbox_is_filtered_by_it(as_alice: Client, ticket: Ticket) -> None:
    give(ticket)
    totals = [as_alice.get(INBOX, {"impact": asked}).context["total"] for asked in ("many", "everybody")]
    assert totals == [1, 0]
    assert [chip.value for chip in as_alice.get(INBOX, {"impact": "many"}).context["chips"]] == ["Many customers"]


@pytest.mark.parametrize("address", ["bulk/", "{}/change/"])
def test_people_set_it_for_one_ticket_and_for_many(as_alice: Client, ticket: Ticket, address: str) -> None:
    data = {"ticket": [ticket.number], "set": "impact:everybody", "impact": "everybody"}
    as_alice.post(INBOX + address.format(ticket.number), data)
    ticket.refresh_from_db()
    assert ticket.impact == "everybody"
    assert 'value="impact:everybody"' in as_alice.get(INBOX).text
    assert 'name="impact"' in as_alice.get(f"{INBOX}{ticket.number}/").text


def test_the_api_takes_shows_and_finds_it(alice: User, ticket: Ticket) -> None:
    api = APIClient()
    api.force_authenticate(alice)
    assert api.patch(f"{API}{ticket.number}/", {"impact": "one"}, format="json").json()["impact"] == "one"
    found = [len(api.get(f"{API}?impact={asked}").json()["results"]) for asked in ("one", "many")]
    assert found == [1, 0]
    assert api.patch(f"{API}{ticket.number}/", {"impact": "huge"}, format="json").status_code == 400


def test_a_rule_asks_for_it_and_another_sets_it(ticket: Ticket) -> None:
    conditions: dict[str, Any] = {"all": [{"field": "impact", "op": "is", "value": ["everybody"]}]}
    for name, tree, do, value in (
        ("sets", {"all": []}, "impact", "everybody"),
        ("asks", conditions, "priority", "urgent"),
    ):
        actions = [{"do": do, "value": value}]
        save_rule(name=name, conditions=tree, actions=actions, author=None, is_active=True)
    drain()
    ticket.refresh_from_db()
    assert (ticket.impact, ticket.priority) == ("everybody", "urgent")


def test_history_and_the_export_tell_of_it(as_alice: Client, ticket: Ticket) -> None:
    give(ticket)
    assert change_of(ticket.activities.latest("pk")).details == ["Impact: None → Many customers"]
    answer: Any = as_alice.get(f"{INBOX}export.csv")
    (line,) = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert line["Impact"] == "Many customers"
