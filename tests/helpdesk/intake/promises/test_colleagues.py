"""Mail from colleagues: it may bring a customer's words, and never speaks as the customer or to the customer."""

import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets.models import Attachment, Direction, Message, Ticket
from tests.helpdesk.conftest import Deliver

GMAIL = """Please help her.

---------- Forwarded message ---------
From: Ana Ito <ana@example.org>
Date: Fri, Nov 20, 2026 at 9:00 AM
Subject: Toaster
To: Alice <alice@example.com>

It smokes"""
OUTLOOK = """Please help her.

From: Ana Ito <ana@example.org>
Sent: Friday, November 20, 2026 9:00 AM
To: Alice
Subject: Toaster

It smokes"""
OUTLOOK_LINKS = OUTLOOK.replace("<ana@example.org>", "[mailto:ana@example.org]")
OUTLOOK_WEB = OUTLOOK.replace("From: Ana", "________________________________\nFrom: Ana")
OUTLOOK_GERMAN = """Bitte helfen.

Von: Ana Ito <ana@example.org>
Gesendet: Freitag, 20. November 2026 09:00
An: Alice
Betreff: Toaster

It smokes"""
APPLE = """Please help her.

Begin forwarded message:

> From: Ana Ito <ana@example.org>
> Subject: Toaster
> Date: 20 November 2026 at 09:00:00 CET
> To: Alice <alice@example.com>
>
> It smokes"""
APPLE_BOLD = APPLE.replace("> From: Ana Ito", "*From: *Ana Ito").replace("> ", "")
THUNDERBIRD = """Please help her.

-------- Forwarded Message --------
Subject: \tToaster
Date: \tFri, 20 Nov 2026 09:00:00 +0100
From: \tAna Ito <ana@example.org>
To: \tAlice <alice@example.com>

It smokes"""
SHAPES = {
    "Gmail": ("Fwd: Toaster", GMAIL),
    "Outlook": ("FW: Toaster", OUTLOOK),
    "Outlook with links": ("FW: Toaster", OUTLOOK_LINKS),
    "Outlook on the web": ("Fw: Toaster", OUTLOOK_WEB),
    "Outlook in German": ("WG: Toaster", OUTLOOK_GERMAN),
    "Apple Mail": ("Fwd: Toaster", APPLE),
    "Apple Mail, bold": ("Fwd: Toaster", APPLE_BOLD),
    "Thunderbird": ("Fwd: Toaster", THUNDERBIRD),
}
ATTACHED = """--b
Content-Type: text/plain

Please help her.
--b
Content-Type: message/rfc822

From: Ana Ito <ana@example.org>
Subject: Toaster

It smokes
--b--"""


@pytest.mark.parametrize("shape", SHAPES)
def test_a_forward_keeps_its_text_and_takes_the_original_sender(deliver: Deliver, alice: User, shape: str) -> None:
    subject, text = SHAPES[shape]
    row = deliver(text, subject=subject, **{"from": alice.email})
    ticket, message = Ticket.objects.get(), Message.objects.get()
    assert (ticket.requester.email, message.from_name) == ("ana@example.org", "Ana Ito")
    assert (message.body_text, message.reply_text) == (text, text)
    assert row.decisions == [
        {
            "guard": "forward",
            "decision": "restricted",
            "reason": "forwarded",
            "values": {},
            "saw": "From: Ana Ito <ana@example.org>",
        }
    ]
    assert not OutgoingMail.objects.exists()  # she did not write to us


def forwarded_as_file(sender: str) -> RawMail:
    head = f'From: {sender}\nTo: help@harborpine.example\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return receive((head + ATTACHED).encode(), source="test")


def test_a_forward_as_an_attached_message_does_so_too(alice: User) -> None:
    forwarded_as_file(alice.email)
    assert Ticket.objects.get().requester.email == "ana@example.org"
    assert (Message.objects.get().body_text, Attachment.objects.get().filename) == ("Please help her.", "Toaster.eml")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_strangers_forward_chooses_nobody(deliver: Deliver, shape: str) -> None:
    subject, text = SHAPES[shape]
    row = deliver(text, subject=subject)
    assert (Ticket.objects.get().requester.email, row.decisions) == ("meg@example.org", [])
    assert Message.objects.get().body_text == text


@pytest.mark.django_db
def test_a_strangers_attached_message_chooses_nobody() -> None:
    forwarded_as_file("eve@example.net")
    assert Ticket.objects.get().requester.email == "eve@example.net"


@pytest.mark.parametrize("dmarc", ["mx.example; dmarc=fail"])
def test_a_forged_colleague_chooses_nobody(deliver: Deliver, alice: User, dmarc: str) -> None:
    deliver(GMAIL, subject="Fwd: Toaster", authentication_results=dmarc, **{"from": alice.email})
    assert Ticket.objects.get().requester.email == alice.email


@pytest.mark.parametrize("former", [{"is_active": False}, {"role": "customer"}])
def test_who_works_here_no_longer_is_no_colleague(deliver: Deliver, alice: User, former: dict[str, object]) -> None:
    User.objects.filter(pk=alice.pk).update(**former)
    deliver(GMAIL, subject="Fwd: Toaster", **{"from": alice.email})
    assert Ticket.objects.get().requester.email == alice.email


def test_a_mailed_answer_is_a_note_even_of_a_colleague_who_was_copied_in(deliver: Deliver, alice: User) -> None:
    ticket = deliver(cc=alice.email).ticket
    row = deliver("I know this kettle", message_id="<2@x>", in_reply_to="<first@example.org>", **{"from": alice.email})
    assert row.message is not None
    assert (row.ticket, row.message.direction, row.message.author_user) == (ticket, Direction.NOTE, None)


def test_a_number_in_the_subject_lets_no_colleague_in(deliver: Deliver, alice: User) -> None:
    """Their address is as easily forged as any other."""
    ticket = deliver().ticket
    assert ticket is not None
    row = deliver("Refund her at once", message_id="<2@x>", subject=f"[#{ticket.number}]", **{"from": alice.email})
    assert (row.outcome, row.ticket == ticket) == (IntakeOutcome.CREATED, False)


def test_a_colleague_is_the_customer_of_a_request_of_their_own(deliver: Deliver, alice: User) -> None:
    deliver(**{"from": alice.email})
    row = deliver("More", message_id="<2@x>", in_reply_to="<first@example.org>", **{"from": alice.email})
    assert row.message is not None
    assert row.message.direction == Direction.IN


@pytest.mark.parametrize(
    ("headers", "caveat"),
    [({"authentication_results": "mx.harborpine.example; dmarc=pass"}, ""), ({}, ", sender not verified")],
)
def test_a_note_by_mail_says_whether_its_sender_is_proven(
    deliver: Deliver, alice: User, headers: dict[str, str], caveat: str
) -> None:
    deliver(**{"from": "meg@example.org"})
    deliver(
        "Refund her.", **headers, **{"from": alice.email, "in_reply_to": "<first@example.org>", "message_id": "<n@x>"}
    )
    assert Message.objects.get(direction=Direction.NOTE).from_name == f"Mail from {alice.email}{caveat}"
