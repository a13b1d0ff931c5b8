"""Tickets over the API: the fields, who may see them, and changes through the services."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from helpdesk.customers.services.merge_products import merge_products
from helpdesk.people.models import Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db
TICKETS = "/api/v1/tickets/"


def test_a_ticket_shows_names_and_addresses(as_alice: APIClient, alice: User, team: Team, ticket: Ticket) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), assignee=alice)
    data = as_alice.get(f"{TICKETS}{ticket.number}/").json()
    assert {name: data[name] for name in ("subject", "status", "priority", "team", "assignee", "channel", "tags")} == {
        "subject": "Kettle lid cracked",
        "status": "open",
        "priority": "normal",
        "team": team.name,
        "assignee": alice.email,
        "channel": "email",
        "tags": ["lid"],
    }
    assert (data["customer"]["email"], data["customer"]["name"]) == (ticket.requester.email, "Meg O’Dowd")


def test_without_a_token_nothing_is_told(ticket: Ticket) -> None:
    for path in ("", f"{ticket.number}/", f"{ticket.number}/messages/"):
        assert APIClient().get(TICKETS + path).status_code == 401


def test_another_teams_ticket_is_404_everywhere(as_charlie: APIClient, as_bob: APIClient, ticket: Ticket) -> None:
    address = f"{TICKETS}{ticket.number}/"
    assert as_charlie.get(TICKETS).json()["results"] == []
    assert as_charlie.get(address).status_code == 404
    assert as_charlie.patch(address, {"priority": "low"}, format="json").status_code == 404
    assert as_charlie.get(f"{address}messages/").status_code == 404
    assert as_charlie.post(f"{address}messages/", {"body_text": "x"}, format="json").status_code == 404
    assert as_bob.get(address).status_code == 200


def test_customers_may_not_use_the_api(ticket: Ticket) -> None:
    client = APIClient()
    client.force_authenticate(factories.user("Meg", role="customer"))
    assert client.get(TICKETS).status_code == 403


def test_the_list_is_narrowed_by_its_filters(as_alice: APIClient, alice: User, team: Team, ticket: Ticket) -> None:
    urgent = factories.ticket(team=team, priority="urgent", channel="phone", assignee=alice)
    hour_ago = (timezone.now() - dt.timedelta(hours=1)).isoformat()
    found = {
        "priority=urgent": [urgent],
        "channel=phone": [urgent],
        f"assignee={alice.email}": [urgent],
        "assignee=none": [ticket],
        f"team={team.name}": [urgent, ticket],
        "status=new&status=open": [urgent, ticket],
        "status=closed": [],
    }
    for query, expected in found.items():
        results = as_alice.get(f"{TICKETS}?{query}").json()["results"]
        assert [row["number"] for row in results] == [item.number for item in expected], query
    Ticket.objects.filter(pk=ticket.pk).update(updated_at=timezone.now() - dt.timedelta(days=1))
    results = as_alice.get(TICKETS, {"updated_since": hour_ago}).json()["results"]
    assert [row["number"] for row in results] == [urgent.number]


def test_a_list_costs_the_same_for_one_ticket_as_for_many(
    as_alice: APIClient, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        factories.ticket(team=team, tags=[f"t{number}"])
    with django_assert_max_num_queries(7):
        assert len(as_alice.get(TICKETS).json()["results"]) == 6


def test_creating_a_ticket(as_alice: APIClient, team: Team) -> None:
    data = {
        "customer": {"email": "Lan@Example.org", "name": "Lan Nguyễn"},
        "subject": "Invoice",
        "body_text": "Please.",
        "team": team.name.upper(),
        "tags": ["invoice"],
        "priority": "high",
    }
    answer = as_alice.post(TICKETS, data, format="json")
    assert answer.status_code == 201
    body = answer.json()
    assert (body["channel"], body["team"], body["tags"], body["priority"]) == ("api", team.name, ["invoice"], "high")
    assert Ticket.objects.get(number=body["number"]).requester.email == "Lan@Example.org"


def test_patch_goes_through_the_services_and_is_logged(as_alice: APIClient, alice: User, ticket: Ticket) -> None:
    data = {"priority": "urgent", "assignee": alice.email, "tags": ["Safety"], "status": "resolved"}
    body = as_alice.patch(f"{TICKETS}{ticket.number}/", data, format="json").json()
    assert (body["priority"], body["assignee"], body["tags"], body["status"]) == (
        "urgent",
        alice.email,
        ["Safety"],
        "resolved",
    )
    assert ticket.activities.filter(actor_user=alice).count() == 1


@pytest.mark.parametrize(
    "data", [{"status": "closed"}, {"priority": "huge"}, {"team": "Nobody"}, {"assignee": "x@y.example"}]
)
def test_a_value_that_cannot_be_is_400_with_its_field(
    as_alice: APIClient, ticket: Ticket, data: dict[str, str]
) -> None:
    answer = as_alice.patch(f"{TICKETS}{ticket.number}/", data, format="json")
    assert answer.status_code == 400
    assert list(answer.json()) == list(data)


def test_the_name_of_a_merged_product_means_the_other_one(as_alice: APIClient, ticket: Ticket) -> None:
    old, kept = factories.product(), factories.product()
    merge_products(product=old, into=kept, by=None)
    answer = as_alice.patch(f"{TICKETS}{ticket.number}/", {"product": old.name}, format="json")
    assert answer.json()["product"] == kept.name
