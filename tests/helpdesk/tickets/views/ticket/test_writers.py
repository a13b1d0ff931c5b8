"""Two at one ticket: each sees that the other writes, and whoever sends second is shown the first's answer."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NewerMessage
from helpdesk.tickets.models import Draft, Ticket

pytestmark = pytest.mark.django_db


def draft(client: Client, ticket: Ticket, **fields: str) -> None:
    client.post(f"/desk/tickets/{ticket.number}/draft/", {"body": "Half a thought", "kind": "reply", **fields})


def happening(client: Client, ticket: Ticket, seen: int = 0) -> Any:
    return client.get(f"/desk/tickets/{ticket.number}/writing/", {"seen": seen})


@pytest.mark.parametrize(
    ("kind", "words"), [("reply", "Alice is writing a reply."), ("note", "Alice is writing a note.")]
)
def test_each_sees_that_the_other_writes_and_not_what(
    as_alice: Client, as_bob: Client, ticket: Ticket, kind: str, words: str
) -> None:
    draft(as_alice, ticket, kind=kind)
    assert happening(as_bob, ticket).json()["writers"] == words
    page = as_bob.get(f"/desk/tickets/{ticket.number}/").content.decode()
    assert words in page
    assert "Half a thought" not in page
    assert happening(as_alice, ticket).json()["writers"] == ""


def test_who_stopped_writing_is_told_no_more(as_alice: Client, as_bob: Client, ticket: Ticket) -> None:
    draft(as_alice, ticket)
    Draft.objects.update(updated_at=timezone.now() - dt.timedelta(minutes=1))
    assert happening(as_bob, ticket).json()["writers"] == ""


def test_several_are_named_together(as_bob: Client, alice: User, charlie: User, ticket: Ticket) -> None:
    for user in (alice, charlie):
        services.save_draft(ticket=ticket, user=user, body="x")
    assert happening(as_bob, ticket).json()["writers"] == "Alice and Charlie are writing."


def test_somebody_who_may_not_see_the_ticket_learns_nothing(
    as_alice: Client, as_charlie: Client, ticket: Ticket
) -> None:
    draft(as_alice, ticket)
    assert happening(as_charlie, ticket).status_code == 404


def test_asking_costs_three_statements(
    as_alice: Client, as_bob: Client, ticket: Ticket, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft(as_alice, ticket)
    with django_assert_max_num_queries(3):
        happening(as_bob, ticket)


def test_the_second_answer_is_held_and_shown_the_first(
    as_alice: Client, as_bob: Client, bob: User, ticket: Ticket
) -> None:
    seen = ticket.messages.get().pk
    address, own = f"/desk/tickets/{ticket.number}/reply/", {"kind": "reply", "body": "No refund.", "seen": seen}
    as_alice.post(address, {"kind": "reply", "body": "We refund you.", "seen": seen})
    assert happening(as_bob, ticket, seen).json()["newer"] == "Alice answered while you were writing."
    held = as_bob.post(address, own)
    page = held.content.decode()
    assert held.status_code == 409
    assert "Alice answered while you were writing." in page
    assert "We refund you." in page
    assert Draft.objects.get(user=bob).body == "No refund."
    assert ticket.messages.filter(direction="out").count() == 1
    as_bob.post(address, {**own, "seen": held.context["newest_id"]})
    assert ticket.messages.filter(direction="out").count() == 2


def test_a_note_of_a_colleague_holds_nothing(as_alice: Client, bob: User, ticket: Ticket) -> None:
    seen = ticket.messages.get().pk
    services.add_note(ticket=ticket, body_text="Look out", actor=Actor.of(bob), author=bob)
    as_alice.post(f"/desk/tickets/{ticket.number}/reply/", {"kind": "reply", "body": "We refund you.", "seen": seen})
    assert ticket.messages.filter(direction="out").exists()


def test_an_answer_that_was_taken_back_holds_nothing(alice: User, bob: User, ticket: Ticket) -> None:
    seen = ticket.messages.get().pk
    first = services.reply(ticket=ticket, body_text="No.", actor=Actor.of(alice), author=alice, undo_seconds=10)
    with pytest.raises(NewerMessage):
        services.reply(ticket=ticket, body_text="Yes.", actor=Actor.of(bob), author=bob, seen_message_id=seen)
    services.withdraw_reply(message=first, actor=Actor.of(alice))
    assert services.reply(ticket=ticket, body_text="Yes.", actor=Actor.of(bob), author=bob, seen_message_id=seen).pk
