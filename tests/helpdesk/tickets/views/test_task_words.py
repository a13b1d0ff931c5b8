"""A task of the product keeps a reason with values, and is told in the words of whoever reads it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils.translation import override

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Task, Ticket
from helpdesk.tickets.setbacks import HELD_REPLY, Fate, Setback
from helpdesk.tickets.views.ticket.history import change_of
from helpdesk.tickets.wording.held import HeldReason
from tests import factories

pytestmark = pytest.mark.django_db

migration = import_module("helpdesk.tickets.migrations.0023_tasks_with_reasons")


def ask(ticket: Ticket) -> Task:
    why = Setback("", Fate.WAITING, HeldReason.CUSTOMER_WROTE).as_json()
    return services.add_task(
        ticket=ticket, key="held", actor=Actor.system(), reason=HELD_REPLY, values={"setbacks": [why]}
    )


def test_its_row_keeps_no_sentence(ticket: Ticket) -> None:
    task = ask(ticket)
    assert (task.title, task.detail) == ("", "")
    assert task.title_words == "A scheduled reply was held back"
    assert task.detail_words == "The customer wrote after this was scheduled. Read it, then send now or edit."


def test_page_and_history_tell_it_in_the_readers_language(as_alice: Client, ticket: Ticket) -> None:
    task = ask(ticket)
    User.objects.update(language="de")
    services.assign_task(task=task, assignee=None, actor=Actor.system())
    assert "Eine geplante Antwort wurde zurückgehalten" in as_alice.get("/desk/tasks/?view=all").content.decode()
    with override("de"):
        line = change_of(Activity.objects.latest("pk"))
    assert line.details == ["hat eine Aufgabe hinzugefügt: Eine geplante Antwort wurde zurückgehalten"]


def test_history_tells_whom_it_was_given_to(alice: User, ticket: Ticket) -> None:
    task = services.assign_task(task=ask(ticket), assignee=alice, actor=Actor.system())
    services.assign_task(task=task, assignee=None, actor=Actor.system())
    told = [change_of(line).details[0] for line in Activity.objects.filter(verb="task.assigned").order_by("pk")]
    assert told == [
        f"assigned a task: A scheduled reply was held back → {alice}",
        "assigned a task: A scheduled reply was held back → nobody",
    ]


def test_one_of_the_release_before_gets_its_reason_and_keeps_its_detail(ticket: Ticket) -> None:
    Task.objects.create(
        ticket=ticket,
        key="old",
        title="A scheduled reply was held back",
        detail="He wrote.",
        created_at=ticket.created_at,
    )
    with connection.schema_editor() as editor:
        migration.give_reasons(apps, editor)
    task = Task.objects.get()
    with override("de"):
        assert task.title_words == "Eine geplante Antwort wurde zurückgehalten"
    assert task.detail_words == "He wrote."


def test_a_reason_that_nobody_knows_any_more_is_told_as_it_stands() -> None:
    task = Task(ticket=factories.ticket(), key="x", reason="call_the_moon")
    assert (task.title_words, task.detail_words) == ("call_the_moon", "")
