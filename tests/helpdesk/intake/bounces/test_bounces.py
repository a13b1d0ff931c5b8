"""What came back is believed when it names our secret Message-ID and somebody to whom the mail went."""

import time

import pytest

from helpdesk.customers.models import ContactPoint
from helpdesk.events.deliver import drain
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.taking.take_in import receive
from helpdesk.mime.bounces import read_reports
from helpdesk.mime.parse import parse_mail
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Direction, Message, Task, Ticket
from helpdesk.tickets.services import reply
from helpdesk.tickets.setbacks import why_not_delivered
from tests import factories
from tests.helpdesk.intake.bounces import samples

pytestmark = pytest.mark.django_db
MEG = "meg@example.org"


@pytest.fixture
def sent(alice: User) -> OutgoingMail:
    """Alice's reply to Meg, with a copy to Bob, on its way to both."""
    ticket = factories.ticket(requester=factories.customer(email=MEG), team=alice.teams.get())
    reply(ticket=ticket, body_text="Sorry, Meg.", actor=Actor.of(alice), author=alice, cc=["bob@example.net"])
    drain()
    send_due()
    return OutgoingMail.objects.select_related("message").get()


def bounce(sample: samples.Sample, mail: OutgoingMail, address: str = MEG) -> RawMail:
    return receive(sample(mail.internet_message_id, address), source="test")


def reply_of(mail: OutgoingMail) -> Message:
    assert mail.message_id
    return Message.objects.get(pk=mail.message_id)


@pytest.mark.parametrize("server", samples.EVERY)
def test_a_report_of_every_server_is_understood(sent: OutgoingMail, server: str) -> None:
    sample, reason = samples.EVERY[server]
    row = bounce(sample, sent)
    recipient = Recipient.objects.get(address=MEG)
    assert (row.outcome, row.ticket, row.guard) == (IntakeOutcome.APPENDED, sent.ticket, "bounce"), row.reason
    assert recipient.state == RecipientState.BOUNCED
    assert reason in why_not_delivered(reply_of(sent))
    assert Ticket.objects.count() == 1


def test_it_turns_the_reply_red_marks_the_address_and_asks_its_writer(sent: OutgoingMail, alice: User) -> None:
    bounce(samples.postfix, sent)
    sent.refresh_from_db()
    message = reply_of(sent)
    assert why_not_delivered(message).startswith("Not delivered to meg@example.org: no such mailbox (550 5.1.1")
    assert ContactPoint.objects.get(normalised=MEG).bounced_at
    task = Task.objects.get()
    assert (task.assignee, task.ticket, task.done_at) == (alice, sent.ticket, None)
    assert "came back: no such mailbox" in Message.objects.get(direction=Direction.NOTE).body_text


def test_an_open_task_that_is_nobodys_becomes_the_writers(sent: OutgoingMail, alice: User) -> None:
    bounce(samples.postfix, sent)
    task = Task.objects.get()
    earlier = queue_mail(to=[MEG], subject="Before", text="x", ticket=sent.ticket).recipients.get()
    Task.objects.update(assignee=None, key=f"undelivered:{earlier.pk}")
    Recipient.objects.filter(address=MEG).update(state=RecipientState.SENT)
    bounce(samples.gmail, sent)
    assert Task.objects.get() == task
    assert Task.objects.get().assignee == alice


def test_when_nobody_got_it_the_reply_has_failed(sent: OutgoingMail) -> None:
    bounce(samples.postfix, sent)
    bounce(samples.postfix, sent, "bob@example.net")
    sent.refresh_from_db()
    assert sent.state == OutgoingState.FAILED
    assert reply_of(sent).delivery == DeliveryState.FAILED
    assert Task.objects.count() == 1  # a copy that did not arrive is a remark, not work


def test_the_same_bounce_twice_makes_one_note_and_one_task(sent: OutgoingMail) -> None:
    bounce(samples.postfix, sent)
    row = bounce(samples.gmail, sent)
    assert (row.outcome, row.ticket) == (IntakeOutcome.IGNORED, sent.ticket)
    assert (Task.objects.count(), Message.objects.filter(direction=Direction.NOTE).count()) == (1, 1)


def test_a_report_of_several_recipients_tells_them_apart(sent: OutgoingMail) -> None:
    blocks = (
        f"Final-Recipient: rfc822; {MEG}\nAction: relayed\nStatus: 2.0.0",
        "Final-Recipient: rfc822; bob@example.net\nAction: failed\nStatus: 5.2.2",
    )
    receive(samples.report(*blocks, returned=f"Message-ID: {sent.internet_message_id}\n"), source="test")
    assert dict(Recipient.objects.values_list("address", "state")) == {MEG: "sent", "bob@example.net": "bounced"}


def test_a_delay_is_a_remark_and_no_failure(sent: OutgoingMail) -> None:
    row = bounce(samples.delayed, sent)
    message = reply_of(sent)
    assert (row.outcome, message.delivery) == (IntakeOutcome.IGNORED, DeliveryState.SENT)
    assert why_not_delivered(message).startswith("Still on its way to meg@example.org: ")
    assert not Task.objects.exists()
    assert ContactPoint.objects.get(normalised=MEG).bounced_at is None


def test_a_forged_report_without_our_message_id_is_set_aside(sent: OutgoingMail) -> None:
    row = receive(samples.postfix("<guessed@harborpine.example>", MEG), source="test")
    assert (row.outcome, Task.objects.count()) == (IntakeOutcome.QUARANTINED, 0)
    assert ContactPoint.objects.get(normalised=MEG).bounced_at is None


def test_a_forged_report_about_somebody_else_is_set_aside(sent: OutgoingMail) -> None:
    victim = factories.customer(email="victim@example.com")
    row = bounce(samples.postfix, sent, "victim@example.com")
    assert row.outcome == IntakeOutcome.QUARANTINED
    assert "victim@example.com" in row_reason(row)
    assert not victim.contact_points.exclude(bounced_at=None).exists()


def test_a_person_who_writes_about_undelivered_mail_is_heard(sent: OutgoingMail) -> None:
    text = f"From: {MEG}\nTo: help@harborpine.example\nSubject: Undeliverable parcel\nMessage-ID: <a@example.org>\n"
    row = receive(f"{text}In-Reply-To: {sent.internet_message_id}\n\nWhere is it?\n".encode(), source="test")
    assert (row.outcome, row.ticket) == (IntakeOutcome.APPENDED, sent.ticket)
    assert Recipient.objects.filter(state=RecipientState.BOUNCED).count() == 0


def test_a_report_that_names_nobody_means_the_only_recipient(alice: User) -> None:
    ticket = factories.ticket(requester=factories.customer(email=MEG))
    reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice)
    drain()
    send_due()
    mail = OutgoingMail.objects.get()
    text = "From: MAILER-DAEMON@mx.example\nTo: help@harborpine.example\nSubject: Sorry\nIn-Reply-To: "
    row = receive(f"{text}{mail.internet_message_id}\n\nIt did not work out.\n".encode(), source="test")
    assert (row.outcome, Recipient.objects.get().state) == (IntakeOutcome.APPENDED, RecipientState.BOUNCED)


@pytest.mark.parametrize("rubbish", [b"\xff" * 200_000, b"(" * 100_000, b"<a@b " * 50_000, b"=\n" * 100_000])
def test_rubbish_that_says_it_is_a_bounce_is_set_aside_quickly(db: None, rubbish: bytes) -> None:
    head = b"From: MAILER-DAEMON@mx.example\nSubject: failure notice\nMessage-ID: <r@mx.example>\n\n"
    assert receive(head + rubbish, source="test").outcome == IntakeOutcome.QUARANTINED


def test_a_report_of_nothing_but_empty_lines_is_soon_read() -> None:
    raw = b"From: a@example.org\nAuto-Submitted: auto-replied\n\n" + b"\n" * 500_000
    begun = time.process_time()
    assert read_reports(parse_mail(raw), lambda: raw)
    assert time.process_time() - begun < 3
