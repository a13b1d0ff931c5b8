"""Outgoing mail: once, threaded, never a reply that was taken back."""

import datetime as dt
import email
import email.policy
import smtplib
from pathlib import Path
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from helpdesk.channels.mail.transport import MAIL
from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.claim import claim
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Message
from helpdesk.tickets.services import reply, withdraw_reply
from helpdesk.tickets.setbacks import why_not_delivered
from helpdesk.tickets.wording.causes import because
from tests import factories

pytestmark = pytest.mark.django_db


class Refusing(BaseEmailBackend):
    """A mail server that gives the answer it was told to."""

    error: Exception = smtplib.SMTPResponseException(451, b"try later")

    def send_messages(self, email_messages: Any) -> int:
        raise self.error


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.files.FileBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


@pytest.fixture
def answered(alice: User) -> Message:
    """A reply of Alice's to a mail, with its outgoing row; the undo window is over."""
    ticket = factories.ticket(message={"internet_message_id": "<asked@example.org>"})
    message = reply(ticket=ticket, body_text="Sorry, <b>Meg</b>.", actor=Actor.of(alice), author=alice)
    drain()
    return message


def refuse(settings: Settings, error: Exception) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    Refusing.error = error


def test_a_reply_leaves_threaded_with_text_and_html(answered: Message, folder: Path) -> None:
    assert send_due() == 1
    sent = email.message_from_bytes(next(folder.glob("*.eml")).read_bytes(), policy=email.policy.default)
    assert sent["In-Reply-To"] == "<asked@example.org>"
    assert sent["References"] == "<asked@example.org>"
    assert "Auto-Submitted" not in sent
    parts = {part.get_content_type(): part.get_content() for part in sent.walk() if not part.is_multipart()}
    assert "&lt;b&gt;Meg&lt;/b&gt;" in parts["text/html"]
    assert "<b>Meg</b>" in parts["text/plain"]
    answered.refresh_from_db()
    assert answered.delivery == DeliveryState.SENT
    assert answered.internet_message_id == sent["Message-ID"]


def test_the_next_reply_refers_to_the_whole_conversation(answered: Message, folder: Path, alice: User) -> None:
    send_due()
    answered.refresh_from_db()
    reply(ticket=answered.ticket, body_text="One more thing.", actor=Actor.of(alice), author=alice)
    drain()
    newest = OutgoingMail.objects.latest("pk")
    assert newest.headers["References"] == f"<asked@example.org> {answered.internet_message_id}"
    assert newest.headers["In-Reply-To"] == "<asked@example.org>"


def test_nothing_leaves_before_the_undo_window_is_over(alice: User, folder: Path) -> None:
    reply(ticket=factories.ticket(), body_text="Hello", actor=Actor.of(alice), author=alice, undo_seconds=10)
    drain()
    assert send_due() == 0


def test_a_reply_that_was_taken_back_never_leaves(alice: User, folder: Path) -> None:
    ticket = factories.ticket()
    message = reply(ticket=ticket, body_text="Oh no", actor=Actor.of(alice), author=alice, undo_seconds=10)
    drain()
    withdraw_reply(message=message, actor=Actor.of(alice))
    OutgoingMail.objects.update(next_attempt_at=timezone.now())  # the cancelling event has not run yet
    assert send_due() == 0
    assert OutgoingMail.objects.get(message=message).state == OutgoingState.CANCELLED


def test_the_same_event_twice_queues_one_mail(answered: Message) -> None:
    from helpdesk.outgoing.mails.reply_mail import queue_reply

    assert queue_reply(answered) == OutgoingMail.objects.get(message=answered)


def test_what_was_sent_is_known_even_where_the_mail_cannot_be_settled(answered: Message, folder: Path) -> None:
    never = "ALTER TABLE contact_channels_outgoingmail ADD CONSTRAINT never CHECK (state <> 'sent')"
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; {never}")
    with pytest.raises(DatabaseError):
        send_due()
    assert Recipient.objects.get(mail__message=answered).state == RecipientState.SENT


def test_a_mail_to_one_person_takes_two_transactions(folder: Path) -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    with CaptureQueriesContext(connection) as statements:
        assert send_due(limit=1) == 1
    assert len([each for each in statements if each["sql"].startswith("SAVEPOINT")]) == 2


def test_a_worker_that_died_is_replaced_under_the_same_message_id(answered: Message, folder: Path) -> None:
    first = claim(MAIL)
    assert first is not None
    assert claim(MAIL) is None
    OutgoingMail.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert send_due() == 1
    (sent,) = folder.glob("*.eml")
    assert first.mail.internet_message_id.encode() in sent.read_bytes()


@pytest.mark.parametrize(
    "error", [smtplib.SMTPResponseException(451, b"later"), TimeoutError(), ConnectionRefusedError()]
)
def test_what_may_pass_is_tried_again_later(answered: Message, settings: Settings, error: Exception) -> None:
    refuse(settings, error)
    send_due()
    mail = OutgoingMail.objects.get()
    assert mail.state == OutgoingState.QUEUED
    assert mail.next_attempt_at > timezone.now()
    answered.refresh_from_db()
    assert why_not_delivered(answered) == because(*mail.recipients.values_list("cause", "answer").get()) != ""


def test_a_final_refusal_shows_on_the_message(answered: Message, settings: Settings) -> None:
    refuse(settings, smtplib.SMTPResponseException(550, b"mailbox full"))
    send_due()
    answered.refresh_from_db()
    assert answered.delivery == DeliveryState.FAILED
    assert why_not_delivered(answered) == "mailbox full (550 mailbox full)"
    assert OutgoingMail.objects.get().state == OutgoingState.FAILED
