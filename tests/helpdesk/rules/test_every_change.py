"""Rules for changes hear of every change of state, whatever made it, and judge the message of their event."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import (
    add_inbound,
    release_scheduled,
    reply,
    take_back_changes,
    update_many,
    update_ticket,
    withdraw_reply,
)
from helpdesk.tickets.tasks import close_resolved
from helpdesk.tickets.words import NewMessage
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db

Way = Callable[[Ticket, User], object]


def _reply(status: str) -> Way:
    return lambda ticket, alice: reply(
        ticket=ticket, actor=Actor.of(alice), author=alice, body_text="Done.", status=status
    )


def _write(ticket: Ticket, text: str = "Still broken.") -> Message:
    return add_inbound(ticket=ticket, message=NewMessage(body_text=text), actor=Actor.customer(ticket.requester))


def _scheduled(ticket: Ticket, alice: User) -> None:
    later = timezone.now() + dt.timedelta(hours=3)
    sent = reply(
        ticket=ticket, actor=Actor.of(alice), author=alice, body_text="Done.", status="resolved", send_at=later
    )
    Message.objects.filter(pk=sent.pk).update(send_after=timezone.now())
    release_scheduled(message=sent)


def _taken_back(ticket: Ticket, alice: User) -> None:
    sent = reply(
        ticket=ticket, actor=Actor.of(alice), author=alice, body_text="Done.", status="resolved", undo_seconds=60
    )
    withdraw_reply(message=sent, actor=Actor.of(alice))


def _reopened(ticket: Ticket, alice: User) -> None:
    update_ticket(ticket=ticket, status="resolved", actor=Actor.of(alice))
    _write(ticket)


def _grown_old(ticket: Ticket, alice: User) -> None:
    update_ticket(ticket=ticket, status="resolved", actor=Actor.of(alice))
    Ticket.objects.filter(pk=ticket.pk).update(resolved_at=timezone.now() - dt.timedelta(days=30))
    close_resolved()


def _many(ticket: Ticket, alice: User) -> None:
    update_many(tickets=[ticket], actor=Actor.of(alice), status="on_hold")


def _many_taken_back(ticket: Ticket, alice: User) -> None:
    outcome = update_many(tickets=[ticket], actor=Actor.of(alice), status="on_hold")
    ticket.refresh_from_db()
    take_back_changes(tickets=[ticket], before=outcome.before, actor=Actor.of(alice))


# What moves a ticket, and the status that it has then.
WAYS: dict[str, tuple[Way, str]] = {
    "menu": (lambda ticket, alice: update_ticket(ticket=ticket, status="resolved", actor=Actor.of(alice)), "resolved"),
    "reply that resolves": (_reply("resolved"), "resolved"),
    "reply that waits": (_reply("waiting"), "waiting"),
    "reply at its time": (_scheduled, "resolved"),
    "reply taken back": (_taken_back, "open"),
    "customer opens again": (_reopened, "open"),
    "closed for its age": (_grown_old, "closed"),
    "bulk": (_many, "on_hold"),
    "bulk taken back": (_many_taken_back, "open"),
    "assigned": (lambda ticket, alice: update_ticket(ticket=ticket, actor=Actor.of(alice), assignee=alice), "open"),
}


@pytest.mark.parametrize("way", WAYS)
def test_whatever_moves_a_ticket_wakes_the_rules_once_it_is_there(way: str, alice: User) -> None:
    move, status = WAYS[way]
    ticket = factories.ticket()
    if way != "assigned":
        update_ticket(ticket=ticket, status="open", actor=Actor.of(alice))
    ran(ticket)
    rule("There", one("status", "is", status), do={"tag": "heard"}, trigger="changed")
    move(ticket, alice)
    assert [run.matched for run in ran(ticket)][-1] is True
    assert ticket.tags.filter(name="heard").exists()


def test_a_message_that_moves_nothing_wakes_them_once(alice: User) -> None:
    ticket = factories.ticket()
    ran(ticket)
    rule("Any", do={"tag": "heard"}, trigger="changed")
    _write(ticket)
    assert len([run for run in ran(ticket) if not run.depth]) == 1


def test_a_late_worker_judges_the_message_of_each_event(alice: User) -> None:
    rule("Burnt", one("text", "contains", "burn*"), do={"priority": "urgent"}, trigger="both")
    ticket = factories.ticket(text="The kettle burned my hand.")
    _write(ticket, "Here is the receipt.")
    first, second = [run for run in ran(ticket) if not run.depth]
    assert (first.matched, second.matched, ticket.priority) == (True, False, "urgent")


def test_a_change_is_judged_by_the_words_that_stood_there_then(alice: User) -> None:
    rule("Receipt", one("text", "contains", "receipt"), do={"tag": "receipt"}, trigger="changed")
    ticket = factories.ticket(text="The lid cracked.")
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="high")
    _write(ticket, "Here is the receipt.")
    assert [run.matched for run in ran(ticket) if not run.depth] == [False, True]


def test_a_late_worker_judges_the_sender_of_the_message(alice: User) -> None:
    rule("Partner", one("sender_domain", "is", "partner.example"), do={"tag": "partner"}, trigger="both")
    ticket = factories.ticket()
    words = NewMessage(body_text="From the partner.", from_email="joe@partner.example")
    add_inbound(ticket=ticket, message=words, actor=Actor.customer(ticket.requester))
    assert [run.matched for run in ran(ticket) if not run.depth] == [False, True]
