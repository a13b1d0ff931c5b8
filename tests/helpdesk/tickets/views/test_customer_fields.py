"""What a customer has of the shop's own fields, on their page."""

from typing import Any

import pytest
from django.test import Client

from helpdesk.customers.models import Customer
from helpdesk.people.models import Team
from helpdesk.tickets.models import CustomerValue
from helpdesk.tickets.services import keep_customer_values
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meg() -> Customer:
    factories.own_field("tier", "choice", "gold", "basic", holder="customer")
    factories.own_field("limit", "money", currency="EUR", holder="customer")
    factories.own_field("weight", "number")
    return factories.customer()


def page_of(customer: Customer) -> str:
    return f"/desk/customers/{customer.pk}/fields/"


def test_they_are_set_and_taken_away(as_alice: Client, meg: Customer) -> None:
    answer: Any = as_alice.post(page_of(meg), {"own_tier": "gold", "own_limit": "12.5"})
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/customers/{meg.pk}/")
    page = as_alice.get(page_of(meg)).text
    assert ('value="gold" selected' in page, 'value="12.5' in page, "own_weight" in page) == (True, True, False)
    as_alice.post(page_of(meg), {"own_tier": "", "own_limit": "12.5"})
    assert [held.value for held in CustomerValue.objects.all()] == [12.5]


def test_the_ticket_tells_them_as_on_file(as_alice: Client, meg: Customer, team: Team) -> None:
    keep_customer_values(customer=meg, by=None, own_tier="gold")
    number = factories.ticket(team=team, requester=meg).number
    panel = as_alice.get(f"/desk/tickets/{number}/on-file/").text
    assert ("<bdi>Tier</bdi>" in panel, "Gold" in panel) == (True, True)


def test_what_is_wrong_is_told_and_what_was_typed_stays(as_alice: Client, meg: Customer) -> None:
    answer = as_alice.post(page_of(meg), {"own_tier": "gold", "own_limit": "12.555"})
    assert (answer.status_code, "at most 2 digits" in answer.text, "12.555" in answer.text) == (422, True, True)
    assert not CustomerValue.objects.exists()


def test_a_value_that_is_offered_no_more_stays_until_another_is_chosen(as_alice: Client, meg: Customer) -> None:
    keep_customer_values(customer=meg, by=None, own_tier="gold")
    factories.own_field("tier", "choice", "gold", "basic", holder="customer", retired=["gold"])
    as_alice.post(page_of(meg), {"own_tier": "gold", "own_limit": "1"})
    assert CustomerValue.objects.get(field__key="tier").value == "gold"
    as_alice.post(page_of(meg), {"own_tier": "basic"})
    assert "gold" not in as_alice.get(page_of(meg)).text
