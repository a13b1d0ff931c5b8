"""Where the shop's own fields show and are wanted: before resolving, in the inbox, and to customers."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.services import keep_customer_values, update_many, update_ticket
from tests import factories

pytestmark = pytest.mark.django_db
INBOX = "/desk/tickets/"
WANTED = "Fill in “Serial” before you resolve it."


@pytest.fixture
def _serial_is_wanted(db: None) -> None:
    factories.own_field("serial", asks_to_resolve=True)


@pytest.mark.usefixtures("_serial_is_wanted")
class TestWantedBeforeResolving:
    def test_a_ticket_is_resolved_once_it_is_filled_in_by_the_same_press_too(self, ticket: Ticket) -> None:
        with pytest.raises(NotYet, match=WANTED):
            update_ticket(ticket=ticket, actor=Actor.system(), status="resolved")
        row = update_ticket(ticket=ticket, actor=Actor.system(), status="resolved", own_serial="KX 7")
        assert row.status == Status.RESOLVED

    def test_many_at_once_say_so_of_each(self, ticket: Ticket) -> None:
        full = factories.ticket(team=ticket.team, own_serial="KX 7")
        outcome = update_many(tickets=[ticket, full], actor=Actor.system(), status="resolved")
        assert (outcome.refused, list(outcome.before)) == ({ticket.number: WANTED}, [full.pk])

    def test_the_api_says_so(self, alice: User, ticket: Ticket) -> None:
        client = APIClient()
        client.force_authenticate(alice)
        answer = client.patch(f"/api/v1/tickets/{ticket.number}/", {"status": "resolved"}, format="json")
        assert (answer.status_code, WANTED in str(answer.json())) == (400, True)

    def test_the_page_says_so_and_marks_the_field(self, as_alice: Client, ticket: Ticket) -> None:
        page = as_alice.post(f"{INBOX}{ticket.number}/change/", {"status": "resolved"}, follow=True)
        assert WANTED in page.text
        assert "Wanted before this can be resolved." in as_alice.get(f"{INBOX}{ticket.number}/?tab=fields").text

    def test_a_ticket_that_is_resolved_stays_so(self, ticket: Ticket) -> None:
        update_ticket(ticket=ticket, actor=Actor.system(), status="resolved", own_serial="KX 7")
        row = update_ticket(ticket=ticket, actor=Actor.system(), own_serial="")
        assert row.status == Status.RESOLVED


def test_columns_of_the_inbox_cost_no_statement_more(
    as_alice: Client, ticket: Ticket, django_assert_max_num_queries: Any
) -> None:
    factories.own_field("colours", "choices", "red", "blue", is_column=True)
    factories.own_field("weight", "number", is_column=True)
    factories.own_field("tier", "choice", "gold", holder="customer", is_column=True)
    keep_customer_values(customer=ticket.requester, by=None, own_tier="gold")
    update_ticket(ticket=ticket, actor=Actor.system(), own_colours=("red", "blue"), own_weight=Decimal(2))
    with django_assert_max_num_queries(8):
        answer = as_alice.get(INBOX)
    heads = [field.title for field in answer.context["columns"]]
    assert heads[-3:] == ["Colours", "Weight", "Tier"]
    cells = answer.context["groups"][0].rows[0]["cells"].split('<td class="cell-own">')[1:]
    assert cells == ["Red, Blue</td>", "2</td>", "Gold</td>"]


def test_a_heading_of_tickets_leaves_no_room_for_columns_that_give_way(as_alice: Client, ticket: Ticket) -> None:
    for key in ("colours", "weight"):
        factories.own_field(key, "text", is_column=True)
    page = as_alice.get(INBOX).text
    [heading] = re.findall(r'<tr class="group .*?</tr>', page, re.DOTALL)
    [span] = re.findall(r'colspan="(\d+)"', heading)
    assert (heading.count("cell-own"), int(span) + 3) == (2, len(re.findall(r"<th\s", page.partition("</thead>")[0])))


def test_a_customer_reads_what_is_for_customers(client: Client, ticket: Ticket) -> None:
    factories.own_field("size", "choice", "large", is_public=True, words={"de": {"label": "Größe"}})
    factories.own_field("weight", "number")
    update_ticket(ticket=ticket, actor=Actor.system(), own_size="large", own_weight=Decimal(2))
    page = client.get(f"/r/{request_token(ticket)}/").text
    assert ("<bdi>Size</bdi>" in page, "Large" in page, "Weight" in page) == (True, True, False)
    Ticket.objects.filter(pk=ticket.pk).update(language="de")
    assert "<bdi>Größe</bdi>" in client.get(f"/r/{request_token(ticket)}/").text
