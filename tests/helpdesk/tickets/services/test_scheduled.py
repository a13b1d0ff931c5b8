"""Replies that leave later: what waits with them, what holds them back, and who gets in first."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from helpdesk.events.models import EventRecord
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NewerMessage, NotYet, TooLate
from helpdesk.tickets.models import DeliveryState, Draft, Message, Status, Task, Ticket
from helpdesk.tickets.setbacks import why_not_delivered
from helpdesk.tickets.tasks import release_due
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def schedule(ticket: Ticket, author: User, after: dt.timedelta = HOUR, **options: object) -> Message:
    return services.reply(
        ticket=ticket,
        body_text="Your refund leaves today.",
        actor=Actor.of(author),
        author=author,
        send_at=timezone.now() + after,
        **options,  # type: ignore[arg-type]
    )


def writes(ticket: Ticket, text: str = "It burnt my hand!", **fields: object) -> Message:
    message = NewMessage(body_text=text, **fields)  # type: ignore[arg-type]
    return services.add_inbound(ticket=ticket, message=message, actor=Actor.customer(ticket.requester))


def test_until_it_leaves_nothing_moves(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice, status="resolved")
    before, after = (ticket.status, ticket.due_at, ticket.message_count, ticket.last_words), Ticket.objects.get()
    assert message.delivery == DeliveryState.SCHEDULED
    assert (after.status, after.due_at, after.message_count, after.last_words) == before
    assert after.first_replied_at is None
    assert not EventRecord.objects.filter(name__in=["ReplyQueued", "TicketResolved"]).exists()


def test_when_it_leaves_clock_status_and_survey_follow(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice, status="resolved")
    assert release_due() == 0
    with time_machine.travel(timezone.now() + HOUR, tick=False):
        assert release_due() == 1
        assert release_due() == 0
        ticket.refresh_from_db()
        message.refresh_from_db()
        assert (message.delivery, message.created_at) == (DeliveryState.QUEUED, timezone.now())
        assert (ticket.status, ticket.first_replied_at, ticket.last_direction) == ("resolved", timezone.now(), "out")


def test_words_of_the_customer_hold_it_back_at_once_and_nothing_is_lost(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice)
    writes(ticket)
    message.refresh_from_db()
    assert (message.delivery, message.setbacks[0]["cause"]) == (DeliveryState.HELD, "held_customer_wrote")
    assert "wrote after" in why_not_delivered(message)
    with time_machine.travel(timezone.now() + 2 * HOUR):
        assert release_due() == 0
    assert Message.objects.get(pk=message.pk).body_text == "Your refund leaves today."


def test_its_author_gets_a_task_that_ends_with_their_decision(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice)
    writes(ticket)
    writes(ticket, "And again!")
    task = Task.objects.get()
    assert (task.assignee, task.ticket, task.done_at) == (alice, ticket, None)
    services.withdraw_reply(message=message, actor=Actor.of(alice))
    task.refresh_from_db()
    assert task.done_at is not None


def test_words_that_came_by_another_way_hold_it_back_when_it_is_due(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice)
    writes(ticket)
    Message.objects.filter(pk=message.pk).update(delivery=DeliveryState.SCHEDULED, send_after=timezone.now())
    release_due()
    assert Message.objects.get(pk=message.pk).delivery == DeliveryState.HELD


def test_an_automatic_answer_holds_nothing(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice)
    writes(ticket, "I am out of office", is_auto_reply=True)
    with time_machine.travel(timezone.now() + HOUR):
        release_due()
    assert Message.objects.get(pk=message.pk).delivery == DeliveryState.QUEUED


def test_a_step_that_became_impossible_holds_it_back(alice: User, bob: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice, status="waiting")
    services.update_ticket(ticket=ticket, actor=Actor.of(bob), status="resolved")
    with time_machine.travel(timezone.now() + HOUR):
        release_due()
    message.refresh_from_db()
    assert (message.delivery, message.setbacks[0]["cause"]) == (DeliveryState.HELD, "held_status")
    assert "that is resolved cannot become waiting. Look again" in why_not_delivered(message)


def test_send_now_says_it_behind_what_came_meanwhile_and_can_be_undone(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice)
    newest = writes(ticket)
    before = Ticket.objects.values("status", "message_count", "last_words").get()
    services.send_now(message=message, actor=Actor.of(alice), seen_message_id=newest.pk, undo_seconds=10)
    message.refresh_from_db()
    ticket.refresh_from_db()
    assert (message.delivery, message.created_at > newest.created_at) == (DeliveryState.QUEUED, True)
    assert (ticket.status, ticket.awaiting_since) == (Status.WAITING, None)
    services.withdraw_reply(message=message, actor=Actor.of(alice))
    assert Ticket.objects.values("status", "message_count", "last_words").get() == before


def test_send_now_stops_for_words_that_the_page_did_not_show(alice: User) -> None:
    ticket = factories.ticket()
    message = schedule(ticket, alice)
    seen = ticket.messages.filter(direction="in").get().pk
    writes(ticket)
    with pytest.raises(NewerMessage):
        services.send_now(message=message, actor=Actor.of(alice), seen_message_id=seen)


def test_send_now_after_it_left_is_too_late(alice: User) -> None:
    message = schedule(factories.ticket(), alice)
    services.send_now(message=message, actor=Actor.of(alice))
    with pytest.raises(TooLate):
        services.send_now(message=message, actor=Actor.of(alice))
    assert EventRecord.objects.filter(name="ReplyQueued").count() == 1


def test_taken_back_it_is_a_draft_with_copies_and_files_of_whoever_takes_it(alice: User, bob: User) -> None:
    ticket = factories.ticket()
    files = [NewFile(filename="lid.txt", content=b"abc")]
    message = schedule(ticket, alice, cc=["a@b.example"], bcc=["c@d.example"], files=files)
    services.withdraw_reply(message=message, actor=Actor.of(bob), to=bob)
    draft = Draft.objects.get()
    assert (draft.user, draft.body, draft.cc, draft.bcc, draft.files_of) == (
        bob,
        "Your refund leaves today.",
        "a@b.example",
        "c@d.example",
        message,
    )
    ticket.refresh_from_db()
    assert (ticket.message_count, ticket.status) == (1, "new")


@pytest.mark.parametrize("days", [-1, 91])
def test_a_time_that_passed_or_lies_too_far_is_refused(alice: User, days: int) -> None:
    with pytest.raises(ValidationError):
        schedule(factories.ticket(), alice, dt.timedelta(days=days))
    assert Message.objects.filter(direction="out").count() == 0


@pytest.mark.usefixtures("cause_is_missing")
def test_what_cannot_be_resolved_is_refused_when_it_is_scheduled(alice: User) -> None:
    with pytest.raises(NotYet):
        schedule(factories.ticket(), alice, status="resolved")


def test_pressing_twice_schedules_once(alice: User) -> None:
    ticket, key = factories.ticket(), uuid.uuid4()
    first, second = (schedule(ticket, alice, submission_key=key) for _ in range(2))
    assert first == second
