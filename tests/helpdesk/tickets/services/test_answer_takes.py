"""Whoever answers a ticket that nobody has, has it from then on; no program takes one, and no stranger to its team."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from helpdesk.events.deliver import drain
from helpdesk.people.models import Role, Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.tasks import release_due
from helpdesk.tickets.views.ticket.history import change_of
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(team=team)


def answer(ticket: Ticket, author: User, **options: object) -> Message:
    return services.reply(
        ticket=ticket,
        body_text="A new lid leaves today.",
        actor=Actor.of(author),
        author=author,
        **options,  # type: ignore[arg-type]
    )


def holder(ticket: Ticket) -> User | None:
    return Ticket.objects.get(pk=ticket.pk).assignee


@pytest.mark.parametrize("status", ["waiting", "resolved", "open", ""])
def test_the_author_of_an_answer_has_the_ticket_and_history_says_so(ticket: Ticket, alice: User, status: str) -> None:
    answer(ticket, alice, status=status)
    line = ticket.activities.get(verb="reply.sent")
    assert (holder(ticket), line.changes["assignee"]) == (alice, [None, "Alice"])
    assert "Assigned to Alice" in change_of(line).short
    assert Ticket.objects.get().status == (status or "open")


def test_a_ticket_of_somebody_else_stays_theirs(ticket: Ticket, alice: User, team: Team) -> None:
    leo = factories.user("Leo", teams=(team,))
    services.update_ticket(ticket=ticket, actor=Actor.of(leo), assignee=leo)
    answer(ticket, alice)
    assert holder(ticket) == leo


def test_a_ticket_of_no_team_is_taken_too(charlie: User) -> None:
    ticket = factories.ticket()
    answer(ticket, charlie)
    assert holder(ticket) == charlie


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENT])
def test_who_is_not_of_its_team_answers_without_taking_it(ticket: Ticket, role: Role) -> None:
    answer(ticket, factories.user("Outside", role=role))
    assert holder(ticket) is None


def test_neither_note_nor_rule_takes_it(ticket: Ticket, alice: User) -> None:
    services.add_note(ticket=ticket, body_text="Ask finance", actor=Actor.of(alice), author=alice)
    services.reply(ticket=ticket, body_text="We are on it.", actor=Actor.rule("Greeting", depth=1), status="")
    assert holder(ticket) is None


def test_a_page_takes_it_and_a_program_with_a_token_does_not(alice: User, team: Team) -> None:
    mine, theirs = factories.ticket(team=team), factories.ticket(team=team)
    client, body = Client(), {"body_text": "A new lid leaves today."}
    client.force_login(alice)
    client.post(f"/api/v1/tickets/{mine.number}/messages/", body, "application/json")
    token = AuthToken.objects.create(user=alice)[1]
    headers = {"Authorization": f"Token {token}"}
    Client().post(f"/api/v1/tickets/{theirs.number}/messages/", body, "application/json", headers=headers)
    assert (holder(mine), holder(theirs)) == (alice, None)
    assert theirs.messages.filter(direction="out").exists()


def test_a_program_does_not_take_it_later_either(ticket: Ticket, alice: User) -> None:
    headers = {"Authorization": f"Token {AuthToken.objects.create(user=alice)[1]}"}
    body = {"body_text": "It is Monday.", "send_after": (timezone.now() + HOUR).isoformat()}
    Client().post(f"/api/v1/tickets/{ticket.number}/messages/", body, "application/json", headers=headers)
    with time_machine.travel(timezone.now() + HOUR + dt.timedelta(seconds=1), tick=False):
        assert release_due() == 1
    assert holder(ticket) is None


def test_an_answer_for_later_takes_it_when_it_leaves(ticket: Ticket, alice: User) -> None:
    answer(ticket, alice, send_at=timezone.now() + HOUR)
    assert holder(ticket) is None
    with time_machine.travel(timezone.now() + HOUR, tick=False):
        release_due()
    assert holder(ticket) == alice


def test_undo_gives_it_back_as_it_was(ticket: Ticket, alice: User) -> None:
    message = answer(ticket, alice, undo_seconds=10, status="")
    services.withdraw_reply(message=message, actor=Actor.of(alice))
    line = ticket.activities.get(verb="reply.withdrawn")
    assert (holder(ticket), Ticket.objects.get().status, line.changes["assignee"]) == (None, "new", ["Alice", None])


def test_undo_takes_it_from_nobody_who_got_it_meanwhile(ticket: Ticket, alice: User, team: Team) -> None:
    leo = factories.user("Leo", teams=(team,))
    message = answer(ticket, alice, undo_seconds=10)
    services.update_ticket(ticket=ticket, actor=Actor.of(leo), assignee=leo)
    services.withdraw_reply(message=message, actor=Actor.of(alice))
    assert holder(ticket) == leo


def test_rules_hear_that_it_was_taken(ticket: Ticket, alice: User) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.system(), status="open")
    drain()
    rule("Taken", one("status", "is", "open"), trigger="changed", do={"tag": "answered"})
    answer(ticket, alice, status="")
    assert [run.matched for run in ran(ticket)] == [True]
