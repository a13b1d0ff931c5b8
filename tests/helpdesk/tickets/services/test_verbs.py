"""The verbs of a ticket, one rule a test."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.events.models import EventRecord
from helpdesk.people.models import Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NewerMessage, NotYet, TooLate
from helpdesk.tickets.models import DeliveryState, Message, Status, Ticket
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.views.ticket.history import change_of
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories

pytestmark = pytest.mark.django_db


def answer(ticket: Ticket, author: User, **options: object) -> Message:
    return services.reply(
        ticket=ticket,
        body_text="We will make it right.",
        actor=Actor.of(author),
        author=author,
        undo_seconds=10,
        **options,  # type: ignore[arg-type]
    )


def test_a_contact_becomes_a_numbered_ticket_with_its_first_message() -> None:
    ticket = factories.ticket(subject="Lid cracked", text="It cracked.\nAt the hinge.")
    message = ticket.messages.get()
    assert (ticket.status, ticket.last_words, ticket.message_count) == ("new", "It cracked. At the hinge.", 1)
    assert (message.direction, message.body_text) == ("in", "It cracked.\nAt the hinge.")


def test_numbers_are_never_used_twice() -> None:
    numbers = [factories.ticket().number for _ in range(3)]
    assert numbers == sorted(set(numbers))


def test_files_keep_their_exact_bytes() -> None:
    file = NewFile(filename="lid.jpg", content=b"\x00\xff" * 500, content_type="image/jpeg")
    kept = factories.ticket(message={"files": [file]}).messages.get().attachments.get()
    assert (kept.filename, kept.size, kept.file.read()) == ("lid.jpg", 1000, b"\x00\xff" * 500)


def test_nul_and_lone_surrogates_do_not_reach_the_database() -> None:
    ticket = factories.ticket(subject="a\x00b", text="x\udcffy\x00")
    assert (ticket.subject, ticket.messages.get().body_text) == ("ab", "x?y")


def test_a_reply_waits_for_the_undo_window_and_for_the_customer(alice: User) -> None:
    ticket = factories.ticket()
    message = answer(ticket, alice)
    ticket.refresh_from_db()
    assert message.delivery == DeliveryState.QUEUED
    assert message.send_after is not None
    assert message.send_after > timezone.now()
    assert (ticket.status, ticket.due_at, ticket.first_replied_at is not None) == (Status.WAITING, None, True)


def test_an_answer_goes_to_reply_to() -> None:
    ticket = factories.ticket(message={"reply_to": "orders@example.net"})
    message = services.reply(ticket=ticket, body_text="Hello", actor=Actor.system())
    assert message.to == ["orders@example.net"]


def test_an_empty_reply_and_one_with_a_placeholder_are_refused(alice: User) -> None:
    ticket = factories.ticket()
    for words in ("  \n", "Hi {{ customer.name }},"):
        with pytest.raises(ValidationError):
            services.reply(ticket=ticket, body_text=words, actor=Actor.of(alice), author=alice)


def test_pressing_send_twice_stores_one_reply(alice: User) -> None:
    import uuid

    ticket, key = factories.ticket(), uuid.uuid4()
    first = answer(ticket, alice, submission_key=key)
    assert answer(ticket, alice, submission_key=key).pk == first.pk


def test_a_reply_is_held_when_the_customer_wrote_meanwhile(alice: User) -> None:
    ticket = factories.ticket()
    seen = ticket.messages.get().pk
    newer = services.add_inbound(
        ticket=ticket, message=NewMessage(body_text="Wait!"), actor=Actor.customer(ticket.requester)
    )
    with pytest.raises(NewerMessage) as caught:
        answer(ticket, alice, seen_message_id=seen)
    assert caught.value.message_id == newer.pk


def test_undo_takes_back_the_reply_and_its_status(alice: User) -> None:
    ticket = factories.ticket()
    message = answer(ticket, alice, status=Status.RESOLVED)
    services.withdraw_reply(message=message, actor=Actor.of(alice))
    ticket.refresh_from_db()
    assert (ticket.status, ticket.first_replied_at, ticket.message_count) == (Status.NEW, None, 1)
    assert ticket.due_at is not None


def test_undo_is_refused_after_the_window(alice: User) -> None:
    message = answer(factories.ticket(), alice)
    Message.objects.filter(pk=message.pk).update(send_after=timezone.now() - dt.timedelta(seconds=1))
    with pytest.raises(TooLate):
        services.withdraw_reply(message=message, actor=Actor.of(alice))


def test_a_customers_message_opens_a_closed_ticket_and_an_automatic_one_does_not(alice: User) -> None:
    ticket = factories.ticket()
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), status="closed")
    who = Actor.customer(ticket.requester)
    services.add_inbound(ticket=ticket, message=NewMessage(body_text="Away", is_auto_reply=True), actor=who)
    ticket.refresh_from_db()
    assert ticket.status == Status.CLOSED
    services.add_inbound(ticket=ticket, message=NewMessage(body_text="Still broken"), actor=who)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.reopen_count) == (Status.OPEN, 1)


def test_a_change_is_logged_with_old_and_new_values(alice: User) -> None:
    ticket = factories.ticket()
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), priority="urgent", add=["Safety"])
    entry = ticket.activities.get(verb="ticket.changed")
    assert entry.changes == {"priority": ["normal", "urgent"], "tags_added": [None, "Safety"]}


def test_a_change_of_the_team_is_told_by_its_name_and_kept_by_its_key(alice: User, team: Team) -> None:
    ticket = factories.ticket()
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), team=team)
    entry = ticket.activities.get(verb="ticket.changed")
    assert entry.changes == {"team": [None, team.name], "team_id": [None, team.pk]}
    assert change_of(entry).details == [f"Team: nothing → {team.name}"]


def test_a_change_that_changes_nothing_leaves_no_trace(alice: User) -> None:
    ticket = factories.ticket()
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), priority="normal")
    assert not ticket.activities.filter(verb="ticket.changed").exists()


def test_steps_that_the_life_of_a_ticket_does_not_have_are_refused(alice: User) -> None:
    with pytest.raises(IllegalTransition):
        services.update_ticket(ticket=factories.ticket(), actor=Actor.of(alice), status="closed")


@pytest.mark.usefixtures("cause_is_missing")
def test_a_guard_keeps_a_ticket_from_being_resolved(alice: User) -> None:
    with pytest.raises(NotYet, match="Choose a cause first"):
        services.update_ticket(ticket=factories.ticket(), actor=Actor.of(alice), status="resolved")


def test_a_failed_verb_leaves_no_event(alice: User) -> None:
    ticket = factories.ticket()
    before = EventRecord.objects.count()
    with pytest.raises(IllegalTransition):
        answer(ticket, alice, status=Status.CLOSED)
    assert (EventRecord.objects.count(), ticket.messages.count()) == (before, 1)


def test_creating_costs_eleven_statements_and_replying_fourteen(
    alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    requester = factories.customer()
    with django_assert_max_num_queries(11):
        ticket = factories.ticket(requester=requester)
    with django_assert_max_num_queries(14):
        answer(ticket, alice)
