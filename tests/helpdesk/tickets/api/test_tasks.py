"""`/api/v1/tasks/`."""

import pytest
from rest_framework.test import APIClient

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket

pytestmark = pytest.mark.django_db
TASKS = "/api/v1/tasks/"


@pytest.fixture
def task(ticket: Ticket) -> Task:
    return services.add_task(ticket=ticket, key="call:1", title="Call Meg", actor=Actor.system())


def test_a_task_is_listed_for_those_who_see_its_ticket(as_alice: APIClient, as_charlie: APIClient, task: Task) -> None:
    (found,) = as_alice.get(TASKS, {"is_open": "true", "ticket": str(task.ticket.number)}).data["results"]
    assert (found["title"], found["ticket"], found["done_at"]) == ("Call Meg", task.ticket.number, None)
    assert as_charlie.get(TASKS).data["results"] == []
    assert as_charlie.patch(f"{TASKS}{task.pk}/", {"done": True}).status_code == 404


def test_done_and_open_again(as_alice: APIClient, alice: User, task: Task) -> None:
    done = as_alice.patch(f"{TASKS}{task.pk}/", {"done": True, "assignee": alice.email}, format="json").data
    assert (done["done_by"], done["assignee"]) == (alice.email, alice.email)
    assert as_alice.patch(f"{TASKS}{task.pk}/", {"done": False}, format="json").data["done_at"] is None


def test_titles_cannot_be_written(as_alice: APIClient, task: Task) -> None:
    as_alice.patch(f"{TASKS}{task.pk}/", {"title": "Something else", "done_by": "x"}, format="json")
    assert Task.objects.get().title == "Call Meg"
