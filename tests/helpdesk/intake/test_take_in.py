"""What becomes of a message."""

import threading

import pytest
from django.db import connection

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.quarantine import release
from helpdesk.intake.taking.take_in import process, receive
from helpdesk.outgoing.addressing.tokens import reply_tag
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.outgoing.sending.send import send_due
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Direction, Message, Participant, Ticket
from helpdesk.tickets.services import update_ticket
from tests.helpdesk.conftest import Deliver, mail


def test_a_mail_becomes_a_ticket_with_its_words(deliver: Deliver) -> None:
    row = deliver("The lid cracked.", cc="Rose <rose@example.org>")
    assert row.outcome == IntakeOutcome.CREATED
    message = Message.objects.get()
    assert (message.from_name, message.from_email) == ("Meg O'Dowd", "meg@example.org")
    assert (message.body_text, message.to, message.cc) == (
        "The lid cracked.",
        ["help@harborpine.example"],
        ["rose@example.org"],
    )
    assert Ticket.objects.get().subject == "Kettle lid cracked"


def test_the_same_message_again_is_ignored_and_keeps_no_bytes(deliver: Deliver) -> None:
    deliver()
    again = deliver(received="from another.example", delivered_to="help@harborpine.example")
    assert (again.outcome, bytes(again.content)) == (IntakeOutcome.IGNORED, b"")
    assert again.ticket == Ticket.objects.get()


def test_a_message_id_that_another_sender_copies_is_another_message(deliver: Deliver) -> None:
    deliver()
    assert deliver(**{"from": "eve@example.net"}).outcome == IntakeOutcome.CREATED
    assert Ticket.objects.count() == 2


def test_different_mails_without_message_id_are_both_kept(deliver: Deliver) -> None:
    deliver("One", message_id=None)
    deliver("Two", message_id=None)
    assert Ticket.objects.count() == 2


def test_an_answer_to_the_first_mail_is_added_whatever_its_subject(deliver: Deliver) -> None:
    deliver()
    row = deliver(
        "It burns!", message_id="<2@example.org>", in_reply_to="<first@example.org>", subject="Something else"
    )
    assert row.outcome == IntakeOutcome.APPENDED
    assert Ticket.objects.get().message_count == 2


def test_any_id_in_references_finds_the_ticket(deliver: Deliver) -> None:
    deliver()
    row = deliver(
        "And?", message_id="<3@example.org>", references="<unknown@example.org> <first@example.org> <x@y.example>"
    )
    assert row.outcome == IntakeOutcome.APPENDED


def test_somebody_copied_in_may_answer(deliver: Deliver) -> None:
    deliver(cc="Rose <rose@example.org>")
    row = deliver(
        "Me too", message_id="<4@example.org>", in_reply_to="<first@example.org>", **{"from": "ROSE@example.org"}
    )
    assert row.outcome == IntakeOutcome.APPENDED
    assert Message.objects.latest("pk").author_customer is None


@pytest.mark.parametrize(
    "forged",
    [
        {"reply_to": "meg@example.org"},
        {"sender": "meg@example.org"},
        {"from": '"meg@example.org" <eve@example.net>'},
        {"from": "=?utf-8?q?Meg_=3Cmeg=40example.org=3E?= <eve@example.net>"},
        {"from": "eve@example.net\nFrom: meg@example.org"},
    ],
)
def test_no_other_header_makes_a_stranger_a_participant(deliver: Deliver, forged: dict[str, str]) -> None:
    first = deliver()
    row = deliver(
        "Hi", **({"message_id": "<5@x>", "in_reply_to": "<first@example.org>", "from": "eve@example.net"} | forged)
    )
    assert row.outcome == IntakeOutcome.CREATED
    assert row.ticket != first.ticket


def test_a_subject_tag_works_for_participants_only(deliver: Deliver) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    tagged = {"subject": f"Re: lid [#{ticket.number}]"}
    assert deliver("Mine", message_id="<6@x>", **tagged).outcome == IntakeOutcome.APPENDED
    stranger = deliver("Let me in", message_id="<7@x>", **tagged, **{"from": "eve@example.net"})
    assert (stranger.outcome, stranger.ticket == ticket) == (IntakeOutcome.CREATED, False)


def test_a_signed_reply_address_finds_the_ticket_also_in_upper_case(deliver: Deliver) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    address = f"HELP+{reply_tag(ticket.number).upper()}@harborpine.example"
    assert deliver("Hello again", message_id="<8@x>", to=address, subject="New words").ticket == ticket


def test_a_forged_reply_address_finds_nothing(deliver: Deliver) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    forged = (
        f"help+{reply_tag(ticket.number + 1).replace(str(ticket.number + 1), str(ticket.number))}@harborpine.example"
    )
    assert deliver("Hello", message_id="<9@x>", to=forged, subject="New words").outcome == IntakeOutcome.CREATED


@pytest.mark.parametrize("status", ["resolved", "closed"])
def test_a_persons_answer_opens_a_finished_ticket_a_machines_does_not(deliver: Deliver, status: str) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    update_ticket(ticket=ticket, actor=Actor.system(), status="resolved")
    update_ticket(ticket=ticket, actor=Actor.system(), status=status)
    answer = {"in_reply_to": "<first@example.org>"}
    deliver("I am away", message_id="<10@x>", auto_submitted="auto-replied", **answer)
    ticket.refresh_from_db()
    assert not ticket.is_open
    deliver("Still broken", message_id="<11@x>", **answer)
    ticket.refresh_from_db()
    assert ticket.is_open


def test_answers_go_to_reply_to(deliver: Deliver) -> None:
    deliver(reply_to="Office <office@example.org>")
    assert Message.objects.get().reply_to == "office@example.org"
    assert OutgoingMail.objects.get().to == ["office@example.org"]


def test_one_mail_to_two_of_our_mailboxes_makes_one_ticket(deliver: Deliver) -> None:
    for address in ("help@harborpine.example", "returns@harborpine.example"):
        Mailbox.objects.create(address=address)
    both = "help@harborpine.example, returns@harborpine.example"
    deliver(to=both, delivered_to="help@harborpine.example")
    assert deliver(to=both, delivered_to="returns@harborpine.example").outcome == IntakeOutcome.IGNORED
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    "recipient", ["undisclosed-recipients:;", "HELP@HarborPine.example", "help+x@harborpine.example", None]
)
def test_mail_arrives_however_it_was_addressed(deliver: Deliver, recipient: str | None) -> None:
    assert deliver(to=recipient).outcome == IntakeOutcome.CREATED


def test_mail_from_our_own_address_is_set_aside_and_can_be_let_in(deliver: Deliver, bob: User) -> None:
    row = deliver(**{"from": "Help <help@harborpine.example>"})
    assert (row.outcome, row.guard) == (IntakeOutcome.QUARANTINED, "own_address")
    assert release(row, by=bob).row.outcome == IntakeOutcome.CREATED
    assert release(row, by=bob).row.outcome == IntakeOutcome.CREATED
    assert Ticket.objects.count() == 1


def test_our_own_mail_that_comes_back_is_ignored(deliver: Deliver) -> None:
    deliver()
    ours = OutgoingMail.objects.get().internet_message_id
    assert deliver(message_id=ours, **{"from": "list@example.org"}).outcome == IntakeOutcome.IGNORED


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"no headers at all", b"From: nobody\n\nHello"])
@pytest.mark.django_db
def test_rubbish_is_set_aside_with_a_reason(raw: bytes) -> None:
    row = receive(raw, source="test")
    assert row.outcome == IntakeOutcome.QUARANTINED
    assert row.reason
    assert row.read() == raw


def test_a_colleagues_mail_is_a_note_never_a_word_to_the_customer(deliver: Deliver, alice: User) -> None:
    deliver()
    row = deliver("Fixed it", message_id="<12@x>", in_reply_to="<first@example.org>", **{"from": alice.email})
    assert row.message is not None
    assert row.message.direction == Direction.NOTE


def test_a_colleagues_forward_takes_the_original_sender_a_strangers_chooses_nobody(
    deliver: Deliver, alice: User
) -> None:
    forwarded = (
        "Please help\n\n---------- Forwarded message ---------\n"
        "From: Ana <ana@example.org>\nSubject: Toaster\n\nIt smokes"
    )
    ours = deliver(forwarded, message_id="<13@x>", subject="Fwd: Toaster", **{"from": alice.email}).ticket
    theirs = deliver(forwarded, message_id="<14@x>", subject="Fwd: Toaster", **{"from": "eve@example.net"}).ticket
    assert ours is not None
    assert theirs is not None
    assert (ours.requester.email, theirs.requester.email) == ("ana@example.org", "eve@example.net")


def test_a_bounce_of_ours_marks_the_mail_and_tells_the_ticket(deliver: Deliver) -> None:
    ticket = deliver().ticket
    send_due()
    ours = OutgoingMail.objects.get()
    report = (
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; meg@example.org\n"
        "Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: {ours.internet_message_id}\nSubject: x\n\nbody\n--b--"
    )
    kind = 'multipart/report; report-type=delivery-status; boundary="b"'
    row = deliver(report, message_id="<15@x>", content_type=kind, **{"from": "MAILER-DAEMON@mx.example"})
    assert (row.outcome, row.ticket, Ticket.objects.count()) == (IntakeOutcome.APPENDED, ticket, 1)
    ours.refresh_from_db()
    lost = ours.recipients.get()
    assert (ours.state, lost.cause, lost.answer) == ("failed", "mailbox_full", "5.2.2 552 mailbox full")


def test_killed_between_storing_and_reading_it_is_taken_in_once(deliver: Deliver) -> None:
    raw = mail()
    left = RawMail.objects.create(
        content=RawMail.pack(raw), size=len(raw), sha256="", source="test", received_at="2026-11-01T00:00Z"
    )
    deliver()
    assert process(left.pk).outcome == IntakeOutcome.IGNORED
    assert Ticket.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_six_deliveries_at_once_make_one_ticket() -> None:
    outcomes: list[str] = []

    def run() -> None:
        try:
            outcomes.append(receive(mail(), source="test").outcome)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["created"] + ["ignored"] * 5
    assert Ticket.objects.count() == 1
