"""Whatever arrives is a new ticket, part of one, ignored or set aside, and nothing unreadable reaches a row."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets.models import Attachment, Message, Ticket
from tests.helpdesk.conftest import Deliver, mail

pytestmark = pytest.mark.django_db

ENDS = {IntakeOutcome.CREATED, IntakeOutcome.APPENDED, IntakeOutcome.IGNORED, IntakeOutcome.QUARANTINED}
FUZZ = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@given(st.binary(max_size=2_000))
@FUZZ
def test_random_bytes_come_to_one_of_four_ends_and_are_kept(raw: bytes) -> None:
    row = receive(raw, source="test")
    assert row.outcome in ENDS
    assert row.outcome == IntakeOutcome.IGNORED or RawMail.objects.get(pk=row.pk).read() == raw


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=300))
@FUZZ
def test_any_words_from_a_person_make_a_ticket(subject: str, name: str, body: str) -> None:
    head = f'Message-ID: <{abs(hash((subject, name, body)))}@x>\nSubject: {subject}\nX-Name: "{name}"\n'
    raw = b"From: meg@example.org\n" + head.encode("utf-8", "surrogatepass") + b"\n"
    row = receive(raw + body.encode("utf-8", "surrogatepass"), source="test")
    assert row.outcome in ENDS - {IntakeOutcome.QUARANTINED}


@pytest.mark.parametrize(
    "headers",
    [
        {"date": None, "message_id": None, "subject": None, "to": None},
        {"date": "yesterday", "message_id": "none", "subject": "", "to": "friends"},
        {"date": "Thu, 99 Foo 20244 99:99:99 +9999", "message_id": "<>", "to": "<>"},
        {"date": "Mon, 1 Jan 1601 00:00:00 +0000", "mime_version": "7.5 (beta)"},
        {"content_type": "multipart/mixed", "content_transfer_encoding": "seven-bits"},
        {"content_type": "text/plain; charset=;;;=", "content_disposition": "inline; filename"},
    ],
)
def test_absent_and_absurd_headers_still_make_a_ticket(deliver: Deliver, headers: dict[str, str | None]) -> None:
    row = deliver("It is broken.", **headers)
    assert (row.outcome, Message.objects.get().body_text) == (IntakeOutcome.CREATED, "It is broken.")


def test_no_line_break_or_nul_reaches_a_stored_header() -> None:
    evil = b"=?utf-8?q?a=0D=0ABcc:_eve=40example.net=00?="
    raw = b"From: %s <meg@example.org>\nTo: %s <a@b.example>\nSubject: %s\nMessage-ID: <a\x00b\r\n c@x>\n" % (
        (evil,) * 3
    )
    raw += b'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png; name="%s"\n\nx\n--b--' % evil
    row = receive(raw, source="test")
    message, file = Message.objects.get(), Attachment.objects.get()
    stored = [message.from_name, message.subject, message.internet_message_id, *message.to, file.filename, row.subject]
    stored += [row.sender, Ticket.objects.get().subject, file.content_type]
    assert not [text for text in stored if {"\n", "\r", "\x00"} & set(text)]
    assert message.subject == "a Bcc: eve@example.net"


@pytest.mark.parametrize("body", ["nul \x00 byte", "lone \ud83d half", "a \ufffe\uffff nonchar", "\x08\x1b[31m red"])
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_what_a_database_cannot_hold_is_taken_out_of_the_words(body: str, kind: str) -> None:
    head = f"From: meg@example.org\nContent-Type: {kind}; charset=utf-8\n\n".encode()
    row = receive(head + f"before {body} after".encode("utf-8", "surrogatepass"), source="test")
    text = Message.objects.get().body_text
    assert row.outcome == IntakeOutcome.CREATED
    assert text.startswith("before") and text.endswith("after") and "\x00" not in text  # noqa: PT018
    text.encode()


def test_two_different_mails_without_an_id_are_both_kept_the_same_one_once(deliver: Deliver) -> None:
    first = {"message_id": None, "date": "Fri, 20 Nov 2026 09:00:00 +0000"}
    outcomes = [deliver("Any news?", **first), deliver("Any news?", **first)]
    outcomes.append(deliver("Any news?", **(first | {"date": "Sat, 21 Nov 2026 09:00:00 +0000"})))
    assert [row.outcome for row in outcomes] == ["created", "ignored", "created"]


@pytest.mark.parametrize("sender", ["ünal@exämple.org", "用户@例子.广告", "MEG@EXAMPLE.ORG", '"meg o"@example.org'])
def test_international_and_odd_addresses_are_senders(sender: str) -> None:
    row = receive(mail(**{"from": f"Meg <{sender}>"}), source="test")
    assert (row.outcome, Message.objects.get().from_email) == (IntakeOutcome.CREATED, sender.lower())
