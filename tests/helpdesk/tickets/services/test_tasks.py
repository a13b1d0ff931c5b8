"""Tasks: added once, done once, told in the history."""

import pytest
from django.core.exceptions import ValidationError

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Status, Task, Ticket
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(alice: User) -> Ticket:
    return factories.ticket(team=alice.teams.get())


@pytest.fixture
def task(ticket: Ticket) -> Task:
    return services.add_task(ticket=ticket, key="call:1", title="Call Meg", actor=Actor.system())


def test_the_same_key_adds_one_task_even_when_it_is_done(ticket: Ticket, task: Task, alice: User) -> None:
    services.finish_task(task=task, actor=Actor.of(alice), by=alice)
    again = services.add_task(ticket=ticket, key="call:1", title="Call Meg", actor=Actor.system())
    assert (again, again.done_by, Task.objects.count()) == (task, alice, 1)


def test_done_twice_is_done_once(ticket: Ticket, task: Task, alice: User) -> None:
    first = services.finish_task(task=task, actor=Actor.of(alice), by=alice)
    again = services.finish_task(task=task, actor=Actor.system())
    assert (again.done_at, again.done_by) == (first.done_at, alice)
    assert list(ticket.activities.filter(verb__contains="task").values_list("verb", flat=True)) == [
        "task.added",
        "task.finished",
    ]


def test_what_was_not_done_after_all_is_open_again(task: Task, alice: User) -> None:
    services.finish_task(task=task, actor=Actor.of(alice), by=alice)
    reopened = services.reopen_task(task=task, actor=Actor.of(alice))
    assert (reopened.done_at, reopened.done_by) == (None, None)


def test_a_task_goes_to_colleagues_only(task: Task, alice: User) -> None:
    assert services.assign_task(task=task, assignee=alice, actor=Actor.system()).assignee == alice
    with pytest.raises(ValidationError):
        services.assign_task(task=task, assignee=factories.user("Meg", role="customer"), actor=Actor.system())


def test_an_open_task_holds_up_nothing(ticket: Ticket, task: Task, alice: User) -> None:
    assert services.update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved").status == Status.RESOLVED
