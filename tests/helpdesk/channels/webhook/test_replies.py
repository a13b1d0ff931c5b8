"""An answer goes back where it was written, as a signed post: once, again when it must, never when taken back."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import Settings

from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook import signature
from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import OutgoingMail, OutgoingState
from helpdesk.outgoing.sending.send import send_due
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Message, Ticket
from helpdesk.tickets.services import reply, withdraw_reply
from helpdesk.tickets.setbacks import why_not_delivered
from helpdesk.tickets.words import NewFile
from tests.helpdesk.channels.webhook.conftest import SECRET, Post
from tests.running.somewhere import Somewhere, listening


@pytest.fixture
def program(settings: Settings, endpoint: Endpoint) -> Iterator[Somewhere]:
    """Takes answers until it is told otherwise."""
    settings.WEBHOOK_HOSTS = {"127.0.0.1"}
    with listening() as somewhere:
        Endpoint.objects.update(reply_url=somewhere.url)
        yield somewhere


def answer(alice: User, body: str = "Sorry! A new lid is on its way.", **more: Any) -> Message:
    message = reply(ticket=Ticket.objects.get(), body_text=body, actor=Actor.of(alice), author=alice, **more)
    drain()
    return message


def again() -> int:
    OutgoingMail.objects.update(next_attempt_at=timezone.now())
    return send_due("webhook")


def test_it_is_posted_with_what_the_program_needs_to_place_it(program: Somewhere, post: Post, alice: User) -> None:
    post(conversation="c-1", is_public=True)
    message = answer(alice)
    again()
    [got] = program.got
    said = json.loads(got.body)
    ticket = Ticket.objects.get()
    assert signature.verified_id(SECRET, got.headers, got.body) == said["id"]
    assert said == {
        "type": "reply",
        "id": OutgoingMail.objects.get().internet_message_id.strip("<>"),
        "to": "@ana",
        "text": "Sorry! A new lid is on its way.",
        "author": alice.name,
        "ticket": str(ticket.number),
        "conversation": "c-1",
        "in_reply_to": "post-1",
        "is_public": True,
    }
    message.refresh_from_db()
    assert message.delivery == DeliveryState.SENT


def test_it_names_the_post_of_whom_it_answers(program: Somewhere, post: Post, alice: User) -> None:
    post(conversation="c-1")
    post("post-2", conversation="c-1", author={"handle": "@bo"}, text="Mine leaks, too.")
    answer(alice)
    again()
    said = json.loads(program.got[0].body)
    assert (said["to"], said["in_reply_to"]) == ("@ana", "post-1")


def test_nothing_leaves_by_mail(program: Somewhere, post: Post, alice: User) -> None:
    post(author={"handle": "@ana", "email": "ana@example.org"})
    answer(alice)
    assert list(OutgoingMail.objects.values_list("channel", "recipient")) == [("webhook", "@ana")]
    assert send_due() == 0


def test_a_program_that_is_away_gets_it_later_under_the_same_id(program: Somewhere, post: Post, alice: User) -> None:
    post()
    answer(alice)
    program.status = 503
    again()
    assert OutgoingMail.objects.get().state == OutgoingState.QUEUED
    program.status = 200
    again()
    assert OutgoingMail.objects.get().state == OutgoingState.SENT
    assert len({json.loads(got.body)["id"] for got in program.got}) == 1


def test_a_refusal_is_told_on_the_ticket(program: Somewhere, post: Post, alice: User) -> None:
    post()
    message = answer(alice)
    program.status, program.answer = 422, b"No such user"
    again()
    message.refresh_from_db()
    assert message.delivery == DeliveryState.FAILED
    assert OutgoingMail.objects.get().recipients.get().answer == "HTTP 422 No such user"


def test_taken_back_in_time_it_never_leaves(program: Somewhere, post: Post, alice: User) -> None:
    post()
    message = answer(alice, undo_seconds=10)
    withdraw_reply(message=message, actor=Actor.of(alice), to=alice)
    drain()
    again()
    assert program.got == []


@pytest.mark.parametrize(
    "more",
    [
        {"cc": ["bob@example.net"]},
        {"files": [NewFile(filename="a.txt", content=b"a")]},
        {"body": "x" * 10_001},
    ],
)
def test_what_the_way_does_not_hold_is_refused_before_it_is_stored(
    program: Somewhere, post: Post, alice: User, more: dict[str, Any]
) -> None:
    post()
    with pytest.raises(ValidationError):
        answer(alice, **more)
    assert Message.objects.count() == 1


def test_one_that_writes_by_mail_next_is_answered_by_mail(program: Somewhere, post: Post, alice: User) -> None:
    post(conversation="c-1")
    post("post-2", conversation="c-1", author={"handle": "@ana", "email": "ana@example.org"})
    Message.objects.filter(from_email="ana@example.org").update(transport="", handle="")
    answer(alice)
    assert OutgoingMail.objects.get().channel == "email"


def test_without_a_way_back_an_answer_is_kept_and_not_sent(endpoint: Endpoint, post: Post, alice: User) -> None:
    post()
    assert answer(alice).delivery == DeliveryState.NONE


def test_a_program_that_was_switched_off_meanwhile_gets_nothing(program: Somewhere, post: Post, alice: User) -> None:
    post()
    message = answer(alice)
    Endpoint.objects.update(is_active=False)
    again()
    message.refresh_from_db()
    assert (message.delivery, program.got) == (DeliveryState.FAILED, [])


def test_an_address_within_a_network_gets_nothing(
    program: Somewhere, post: Post, alice: User, settings: Settings
) -> None:
    post()
    message = answer(alice)
    settings.WEBHOOK_HOSTS = set()
    again()
    message.refresh_from_db()
    assert (message.delivery, program.got) == (DeliveryState.FAILED, [])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reply_url": "http://chirp.example/"}, "answers are posted over https alone"),
        ({"reply_url": "https://10.1.2.3/"}, "its address leads to machines inside a network"),
        ({"reply_url": "https://chirp.example:99999/"}, "its address is none that can be posted to"),
        ({"reply_url": ""}, "there is no address that answers can be posted to"),
        ({"secret": "another key sealed this"}, "its stored secret cannot be read any more"),
    ],
)
def test_what_stands_in_the_way_for_good_is_told_on_the_ticket(
    program: Somewhere, post: Post, alice: User, fields: dict[str, str], words: str
) -> None:
    post()
    message = answer(alice)
    Endpoint.objects.update(**fields)
    again()
    message.refresh_from_db()
    assert message.delivery == DeliveryState.FAILED
    assert words in why_not_delivered(message)


def test_a_program_whose_name_nobody_knows_is_for_later(program: Somewhere, post: Post, alice: User) -> None:
    post()
    message = answer(alice)
    Endpoint.objects.update(reply_url="https://nobody.invalid/")
    again()
    message.refresh_from_db()
    assert OutgoingMail.objects.get().state == OutgoingState.QUEUED
    assert "the name in its address is not known" in why_not_delivered(message)
