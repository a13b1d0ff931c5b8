"""Who is told what: by the events of tickets and tasks, each once."""

import pytest

from helpdesk.events.deliver import drain
from helpdesk.notifications.kinds import Way
from helpdesk.people.models import Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services.messages.withdraw_note import withdraw_note
from helpdesk.tickets.services.tasks.add_task import add_task
from helpdesk.tickets.services.tasks.change_task import assign_task, finish_task
from helpdesk.tickets.words import NewMessage
from tests import factories
from tests.helpdesk.notifications.makers import choose, kinds, words
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db


def assign(ticket: Ticket, to: User | None, by: User) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.of(by), assignee=to)
    drain()


def write(ticket: Ticket, text: str = "And now?", **fields: object) -> None:
    message = NewMessage(body_text=text, from_email=ticket.requester.email, **fields)  # type: ignore[arg-type]
    services.add_inbound(
        ticket=ticket, message=message, author=ticket.requester, actor=Actor.customer(ticket.requester)
    )
    drain()


def note(ticket: Ticket, text: str, by: User, asks: User | None = None) -> int:
    made = services.add_note(ticket=ticket, body_text=text, actor=Actor.of(by), author=by, asks=asks)
    drain()
    return made.pk


def test_who_gets_a_ticket_is_told_by_whom(ticket: Ticket, alice: User, bob: User) -> None:
    assign(ticket, alice, bob)
    assert words(alice) == [f"Bob assigned #{ticket.number} to you"]


def test_nobody_is_told_of_their_own_act(ticket: Ticket, alice: User, bob: User) -> None:
    assign(ticket, alice, alice)
    assert kinds(alice) == kinds(bob) == []


def test_a_ticket_that_a_rule_gives_is_told_once(team: Team, alice: User) -> None:
    rule("Lids", one("subject", "contains", "lid"), do={"assignee": str(alice.pk)})
    ticket = factories.ticket(team=team)
    drain()
    assert words(alice) == [f"#{ticket.number} was assigned to you"]


def test_a_ticket_that_somebody_made_for_a_colleague_is_told(team: Team, alice: User, bob: User) -> None:
    requester = factories.customer()
    services.create_ticket(
        requester=requester, message=NewMessage(body_text="By phone."), actor=Actor.of(bob), team=team, assignee=alice
    )
    drain()
    assert kinds(alice) == ["assigned"]


def test_what_goes_to_somebody_else_is_taken_back(ticket: Ticket, alice: User, bob: User) -> None:
    dora = factories.user("Dora", teams=(ticket.team,) if ticket.team else ())
    assign(ticket, alice, bob)
    assign(ticket, dora, bob)
    assert (kinds(alice), kinds(dora)) == ([], ["assigned"])


def test_a_customer_who_writes_three_times_is_one_notice(hers: Ticket, alice: User) -> None:
    for _ in range(3):
        write(hers)
    name = hers.requester.display_name
    assert words(alice) == [f"{name} wrote 3 times on #{hers.number}"]


def test_a_customer_who_comes_back_is_told_once_and_as_that(hers: Ticket, alice: User) -> None:
    services.update_ticket(ticket=hers, actor=Actor.of(alice), status="resolved")
    drain()
    write(hers)
    assert kinds(alice) == ["reopened"]


def test_an_automatic_reply_is_nothing_to_tell(hers: Ticket, alice: User) -> None:
    write(hers, is_auto_reply=True)
    assert kinds(alice) == []


def test_a_note_tells_whom_it_mentions(ticket: Ticket, alice: User, bob: User) -> None:
    note(ticket, "Ask @alice, and write to alice@example.org.", bob)
    assert words(alice) == [f"Bob mentioned you in a note on #{ticket.number}"]


def test_nobody_is_mentioned_who_does_not_see_the_ticket(ticket: Ticket, charlie: User, bob: User) -> None:
    note(ticket, "Ask @Charlie.", bob)
    assert kinds(charlie) == []


def test_who_is_asked_and_mentioned_is_told_once(ticket: Ticket, alice: User, bob: User) -> None:
    note(ticket, "@Alice, is it ours?", bob, asks=alice)
    assert words(alice) == [f"Bob asks you about #{ticket.number}"]


def test_a_note_that_is_taken_back_tells_nobody(ticket: Ticket, alice: User, bob: User) -> None:
    made = note(ticket, "Ask @alice.", bob)
    withdraw_note(message=ticket.messages.get(pk=made), actor=Actor.of(bob))
    drain()
    assert kinds(alice) == []


def test_a_task_is_told_until_it_is_done(ticket: Ticket, alice: User, bob: User) -> None:
    task = add_task(ticket=ticket, key="call", title="Call them", assignee=alice, actor=Actor.of(bob))
    drain()
    assert words(alice) == [f"Bob gave you a task on #{ticket.number}"]
    finish_task(task=task, actor=Actor.of(bob), by=bob)
    drain()
    assert kinds(alice) == []


def test_a_task_that_is_given_on_is_told_to_who_has_it(ticket: Ticket, alice: User, bob: User) -> None:
    task = add_task(ticket=ticket, key="call", title="Call them", assignee=alice, actor=Actor.of(bob))
    assign_task(task=task, assignee=bob, actor=Actor.of(alice))
    drain()
    assert (kinds(alice), kinds(bob)) == ([], ["task"])


def test_who_stands_in_is_told_for_whom(ticket: Ticket, alice: User, bob: User) -> None:
    dora = factories.user("Dora", teams=(ticket.team,) if ticket.team else ())
    factories.away(alice, dora)
    assign(ticket, alice, bob)
    assert (kinds(alice), kinds(dora)) == ([], ["standing_in", "assigned"])


def test_a_ticket_with_nobody_is_told_to_who_asked_for_it(team: Team, alice: User, bob: User) -> None:
    dora = factories.user("Dora", teams=(team,))
    choose(alice, unassigned=Way.APP)
    ticket = factories.ticket(team=team)
    drain()
    assert (kinds(alice), kinds(dora)) == (["unassigned"], [])
    assign(ticket, dora, bob)
    assert (kinds(alice), kinds(dora)) == ([], ["assigned"])


def test_who_wants_nothing_of_a_kind_is_not_told(ticket: Ticket, alice: User, bob: User) -> None:
    choose(alice, assigned=Way.OFF)
    assign(ticket, alice, bob)
    assert kinds(alice) == []


def test_what_is_closed_is_told_to_nobody(ticket: Ticket, alice: User, bob: User) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.of(bob), status="resolved")
    assign(ticket, alice, bob)
    assert kinds(alice) == []


def test_another_team_is_no_news_for_who_has_it(hers: Ticket, alice: User, bob: User) -> None:
    services.update_ticket(ticket=hers, actor=Actor.of(bob), team=factories.team("Returns"))
    drain()
    assert kinds(alice) == []


def test_a_note_that_is_gone_when_its_turn_comes_is_no_error(ticket: Ticket, alice: User, bob: User) -> None:
    made = services.add_note(ticket=ticket, body_text="Ask @alice.", actor=Actor.of(bob), author=bob)
    made.delete()
    drain()
    assert kinds(alice) == []
