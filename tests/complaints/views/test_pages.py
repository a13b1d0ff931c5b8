"""The complaint pages: who sees them, what they lead to, what they cost."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from complaints.models import Cause, Complaint
from complaints.services import assess, open_complaint
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(subject="=cmd|kettle", team=team)


@pytest.fixture
def assessed(ticket: Ticket, hinge: Cause, alice: User) -> Complaint:
    complaint = open_complaint(ticket=ticket, actor=Actor.of(alice))
    return assess(complaint=complaint, actor=Actor.of(alice), severity="harm", primary_cause=hinge)


def test_an_agent_makes_a_ticket_a_complaint_and_assesses_it(
    client: Client, ticket: Ticket, hinge: Cause, alice: User
) -> None:
    client.force_login(alice)
    client.post(f"/desk/complaints/tickets/{ticket.number}/start/")
    client.post(f"/desk/complaints/tickets/{ticket.number}/", {"severity": "high", "primary_cause": hinge.pk})
    complaint = Complaint.objects.get(ticket=ticket)
    assert (complaint.severity, complaint.causes.get()) == ("high", hinge)


def test_a_wrong_assessment_keeps_what_was_typed(client: Client, assessed: Complaint, alice: User) -> None:
    client.force_login(alice)
    answer = client.post(
        f"/desk/complaints/tickets/{assessed.ticket.number}/",
        {"severity": "high", "primary_cause": assessed.causes.get().pk, "no_cause_reason": "No photo came."},
    )
    assert "Either there is a cause, or none was found." in answer.content.decode()
    assert "No photo came." in answer.content.decode()


def test_another_teams_complaint_looks_absent(client: Client, assessed: Complaint, charlie: User) -> None:
    client.force_login(charlie)
    number = assessed.ticket.number
    assert client.get(f"/desk/complaints/tickets/{number}/").status_code == 404
    assert client.post(f"/desk/complaints/tickets/{number}/start/").status_code == 404
    assert str(number) not in client.get("/desk/complaints/").content.decode()
    assert str(number) not in b"".join(client.get("/desk/complaints/export.csv")).decode()


def test_a_manager_sees_every_teams_complaint(client: Client, assessed: Complaint, bob: User) -> None:
    client.force_login(bob)
    assert f"#{assessed.ticket.number}" in client.get("/desk/complaints/").content.decode()


def test_a_mark_of_the_chart_leads_to_its_complaints(client: Client, assessed: Complaint, alice: User) -> None:
    client.force_login(alice)
    page = client.get("/desk/complaints/trends/").content.decode()
    assert "cause=" in page
    group = assessed.causes.get().parent_id
    assert f"#{assessed.ticket.number}" in client.get(f"/desk/complaints/?cause={group}").content.decode()
    assert f"#{assessed.ticket.number}" not in client.get("/desk/complaints/?severity=high").content.decode()


def test_cells_of_the_export_are_no_formulas(client: Client, assessed: Complaint, alice: User) -> None:
    client.force_login(alice)
    text = b"".join(client.get("/desk/complaints/export.csv")).decode()
    assert "'=cmd|kettle" in text


def test_an_empty_database_gets_an_explanation(client: Client, bob: User) -> None:
    client.force_login(bob)
    assert "No complaints in this period." in client.get("/desk/complaints/trends/").content.decode()
    assert "A ticket becomes a complaint" in client.get("/desk/complaints/").content.decode()


def test_an_agent_does_not_keep_the_cause_tree(client: Client, alice: User, bob: User) -> None:
    client.force_login(alice)
    assert client.get("/desk/complaints/causes/").status_code == 403
    client.force_login(bob)
    client.post("/desk/complaints/causes/", {"name": "Delivery", "is_active": "on"})
    assert Cause.objects.filter(name="Delivery").exists()


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_whatever_it_shows(
    client: Client, bob: User, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        open_complaint(ticket=factories.ticket(), actor=Actor.system())
    client.force_login(bob)
    with django_assert_max_num_queries(10):
        client.get("/desk/complaints/")


def test_a_nonsense_address_shows_the_first_page(client: Client, assessed: Complaint, bob: User) -> None:
    client.force_login(bob)
    for query in ("after=zzz", "after=2026-01-01_1", "from=never&to=2020-01-01", "team=999999", "cause=x"):
        assert client.get(f"/desk/complaints/?{query}").status_code == 200
        assert client.get(f"/desk/complaints/trends/?{query}").status_code == 200


def test_api_shows_complaints_of_visible_tickets_only(
    client: Client, assessed: Complaint, alice: User, charlie: User
) -> None:
    client.force_login(alice)
    assert client.get("/api/v1/complaints/").json()["results"][0]["primary_cause"] == "Product – Hinge broke"
    client.force_login(charlie)
    assert client.get("/api/v1/complaints/").json()["results"] == []


def test_the_api_finds_by_the_id_of_a_merged_product(client: Client, bob: User) -> None:
    client.force_login(bob)
    old, kept = factories.product(), factories.product()
    open_complaint(ticket=factories.ticket(product=old), actor=Actor.system())
    merge_products(product=old, into=kept, by=None)
    (found,) = client.get("/api/v1/complaints/", {"product": old.pk}).json()["results"]
    assert found["product"] == kept.name
