"""The page of tasks, and tasks on the page of a ticket."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import ContactPoint
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket
from tests import factories

pytestmark = pytest.mark.django_db


def add(ticket: Ticket, title: str = "Call Meg", **fields: Any) -> Task:
    return services.add_task(ticket=ticket, key=f"{ticket.pk}:{title}", title=title, actor=Actor.system(), **fields)


def titles(client: Client, **params: str) -> list[str]:
    return [task.title for task in client.get("/desk/tasks/", params).context["page"]]


def test_overdue_tasks_come_first_and_those_without_a_time_last(as_alice: Client, ticket: Ticket) -> None:
    now = timezone.now()
    add(ticket, "whenever")
    add(ticket, "tomorrow", due_at=now + dt.timedelta(days=1))
    add(ticket, "yesterday", due_at=now - dt.timedelta(days=1))
    assert titles(as_alice, view="all") == ["yesterday", "tomorrow", "whenever"]


def test_mine_are_those_given_to_me_and_those_of_my_tickets(as_alice: Client, alice: User, ticket: Ticket) -> None:
    add(ticket, "given", assignee=alice)
    add(ticket, "nobody's")
    services.update_ticket(
        ticket=add(factories.ticket(team=ticket.team), "of my ticket").ticket, actor=Actor.of(alice), assignee=alice
    )
    assert set(titles(as_alice)) == {"given", "of my ticket"}
    assert set(titles(as_alice, view="teams")) == {"given", "nobody's", "of my ticket"}


def test_tasks_of_other_teams_are_absent(as_charlie: Client, as_customer: Client, ticket: Ticket) -> None:
    task = add(ticket)
    assert titles(as_charlie, view="all") == []
    for step in ("done", "reopen", "assign"):
        assert as_charlie.post(f"/desk/tasks/{task.pk}/{step}/").status_code == 404
    assert as_customer.get("/desk/tasks/").status_code == 404


def test_done_is_pressed_on_the_ticket_and_leads_back_to_it(as_alice: Client, alice: User, ticket: Ticket) -> None:
    task, page = add(ticket), f"/desk/tickets/{ticket.number}/"
    assert "Call Meg" in as_alice.get(page).content.decode()
    answer = as_alice.post(f"/desk/tasks/{task.pk}/done/", {"next": page})
    task.refresh_from_db()
    assert (answer["Location"], task.done_by) == (page, alice)
    assert "1 task done" in as_alice.get(page).content.decode()
    assert titles(as_alice, view="all", state="done") == ["Call Meg"]


def test_a_task_can_be_given_to_a_colleague_and_opened_again(as_alice: Client, bob: User, ticket: Ticket) -> None:
    task = add(ticket)
    as_alice.post(f"/desk/tasks/{task.pk}/assign/", {"assignee": bob.pk})
    as_alice.post(f"/desk/tasks/{task.pk}/done/")
    as_alice.post(f"/desk/tasks/{task.pk}/reopen/")
    task.refresh_from_db()
    assert (task.assignee, task.done_at) == (bob, None)


def test_back_never_leads_to_another_site(as_alice: Client, ticket: Ticket) -> None:
    answer = as_alice.post(f"/desk/tasks/{add(ticket).pk}/done/", {"next": "https://evil.example/"})
    assert answer["Location"] == "/desk/tickets/"


def test_an_empty_list_says_so(as_alice: Client) -> None:
    assert "No open tasks" in as_alice.get("/desk/tasks/").content.decode()


def test_the_page_costs_the_same_for_many(
    as_alice: Client, ticket: Ticket, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        add(ticket, f"Task {number}")
    with django_assert_max_num_queries(9):
        as_alice.get("/desk/tasks/", {"view": "all"})


def test_an_address_that_mail_came_back_from_is_warned_of(as_alice: Client, ticket: Ticket) -> None:
    page = f"/desk/tickets/{ticket.number}/"
    assert "came back" not in as_alice.get(page).content.decode()
    ContactPoint.objects.filter(customer=ticket.requester).update(bounced_at=timezone.now())
    assert "No other way to reach them is known." in as_alice.get(page).content.decode()
    as_alice.post(f"{page}address-works/", {"address": ticket.requester.email})
    assert "came back" not in as_alice.get(page).context["customer"].email
    assert ticket.requester.contact_points.get().bounced_at is None


def test_only_an_address_of_this_customer_can_be_said_to_work(as_alice: Client, ticket: Ticket) -> None:
    other = factories.customer(email="other@example.org")
    other.contact_points.update(bounced_at=timezone.now())
    as_alice.post(f"/desk/tickets/{ticket.number}/address-works/", {"address": "other@example.org"})
    assert other.contact_points.get().bounced_at


def test_a_colleague_whom_no_number_names_is_nobody(as_alice: Client, ticket: Ticket) -> None:
    answer = as_alice.post(f"/desk/tasks/{add(ticket).pk}/assign/", {"assignee": "9" * 5_000})
    assert answer.status_code == 404
