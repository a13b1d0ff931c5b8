"""A note can ask a colleague something: it stands among their tasks, and who sees the ticket is offered."""

import pytest
from django.test import Client

from helpdesk.people.models import Role, Team, User
from helpdesk.tickets.models import Message, Task, Ticket
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(team: Team, alice: User) -> Ticket:
    return factories.ticket(team=team, assignee=alice)


@pytest.fixture
def cora(team: Team) -> User:
    return factories.user("Cora", role=Role.COLLABORATOR, teams=(team,))


def ask(client: Client, ticket: Ticket, whom: User, **more: str) -> int:
    sent = {"kind": "note", "body": "Is the lid in stock?", "ask": str(whom.pk), **more}
    return client.post(f"/desk/tickets/{ticket.number}/reply/", sent).status_code


def offered(client: Client, ticket: Ticket) -> str:
    return client.get(f"/desk/tickets/{ticket.number}/").text.partition('name="ask"')[2].partition("</select>")[0]


def test_who_is_asked_has_a_task_with_the_words(client: Client, ticket: Ticket, alice: User, cora: User) -> None:
    client.force_login(alice)
    assert ask(client, ticket, cora) == 302
    task = Task.objects.get()
    assert (task.assignee, task.title_words, task.detail_words) == (cora, "Question from Alice", "Is the lid in stock?")
    client.force_login(cora)
    assert "Question from Alice" in client.get("/desk/tasks/").text


def test_pressed_twice_it_is_asked_once(client: Client, ticket: Ticket, alice: User, cora: User) -> None:
    client.force_login(alice)
    key = {"submission_key": "5d3f4f0e-6f56-4d0c-9d0a-0c3f0f8a1c11"}
    for _ in range(2):
        ask(client, ticket, cora, **key)
    assert Task.objects.count() == 1


@pytest.mark.usefixtures("bob", "charlie", "cora")
def test_those_who_see_the_ticket_are_offered(client: Client, ticket: Ticket, alice: User) -> None:
    client.force_login(alice)
    options = offered(client, ticket)
    assert [name for name in ("Alice", "Bob", "Charlie", "Cora") if name in options] == ["Bob", "Cora"]


def test_nobody_else_is_asked_and_the_words_are_kept(
    client: Client, ticket: Ticket, alice: User, charlie: User
) -> None:
    client.force_login(alice)
    assert ask(client, ticket, charlie) == 422
    assert (Task.objects.exists(), ticket.drafts.get().body) == (False, "Is the lid in stock?")


@pytest.mark.parametrize("whom", ["", "0", "nobody", "999999"])
def test_without_anybody_it_is_a_note(client: Client, ticket: Ticket, alice: User, whom: str) -> None:
    client.force_login(alice)
    sent = {"kind": "note", "body": "In stock.", "ask": whom}
    assert client.post(f"/desk/tickets/{ticket.number}/reply/", sent).status_code == 302
    assert (Message.objects.latest("pk").body_text, Task.objects.exists()) == ("In stock.", False)
