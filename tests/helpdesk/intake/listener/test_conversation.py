"""What a mail server that speaks with the listener is told, word by word."""

import smtplib
import ssl
from collections.abc import Iterator

import pytest
from django.db import connection

from helpdesk.intake.models import RawMail
from helpdesk.outgoing.models import Mailbox
from tests.helpdesk.conftest import mail
from tests.running.listener import listening
from tests.running.wire import HERE, Wire, with_crlf

pytestmark = pytest.mark.django_db(transaction=True)

OURS, RETURNS = "help@harborpine.example", "returns@harborpine.example"


@pytest.fixture
def wire() -> Iterator[Wire]:
    with listening(max_bytes=10_000, recipients=3) as port, Wire(port) as client:
        yield client


@pytest.fixture
def returns() -> Mailbox:
    return Mailbox.objects.create(address=RETURNS)


@pytest.fixture
def network() -> Iterator[Wire]:
    """A connection to the listener as it is open to a network."""
    with listening(protocol="smtp", only_mailboxes=True) as port, Wire(port) as client:
        yield client


def test_the_banner_names_no_program_and_no_version(wire: Wire) -> None:
    assert wire.banner == "220 desk.example LMTP"


def test_every_recipient_gets_an_answer_of_its_own(wire: Wire) -> None:
    wire.address([OURS, RETURNS])
    assert wire.send(with_crlf(mail()), answers=2) == ["250 2.0.0 Stored: created"] * 2
    row = RawMail.objects.get()
    assert (row.source, row.envelope_from, row.envelope_to) == ("lmtp", "meg@example.org", [OURS, RETURNS])


def test_one_connection_carries_many_messages(wire: Wire) -> None:
    for number in range(3):
        wire.address([OURS])
        assert wire.send(with_crlf(mail(message_id=f"<{number}@x>"))) == ["250 2.0.0 Stored: created"]


def test_a_message_without_content_is_answered_too(wire: Wire) -> None:
    wire.address([OURS])
    assert wire.send(b"") == ["250 2.0.0 Stored: quarantined"]


def test_a_dot_between_bare_line_feeds_ends_nothing(wire: Wire) -> None:
    wire.address([OURS])
    smuggled = with_crlf(mail()) + b"\n.\nMAIL FROM:<eve@example.net>\n.\r\nRSET\r.\r\r\n"
    assert wire.send(smuggled) == ["250 2.0.0 Stored: created"]
    assert RawMail.objects.get().read() == smuggled


def test_too_large_is_said_before_the_bytes_and_after_them(wire: Wire) -> None:
    wire.say(b"LHLO mx.example")
    assert wire.say(b"MAIL FROM:<meg@example.org> SIZE=10001").startswith("552")
    wire.address([OURS, RETURNS])
    assert wire.send(b"x" * 20_000 + b"\r\n", answers=2) == ["552 5.3.4 The message is larger than 10,000 bytes"] * 2
    assert not RawMail.objects.exists()
    assert wire.say(b"NOOP").startswith("250")


def test_one_recipient_too_many_is_asked_to_come_again(wire: Wire) -> None:
    answers = wire.address([f"{name}@harborpine.example" for name in "abcd"])
    assert [answer[:3] for answer in answers] == ["250", "250", "250", "452"]


def test_several_commands_may_come_at_once(wire: Wire) -> None:
    wire.socket.sendall(b"LHLO mx.example\r\nMAIL FROM:<>\r\nRCPT TO:<help@harborpine.example>\r\nDATA\r\n")
    assert [wire.answer()[:3] for _ in range(4)] == ["250", "250", "250", "354"]


def test_only_so_many_connections_are_held() -> None:
    with listening(connections=1) as port, Wire(port) as first, Wire(port) as second:
        assert (first.banner[:3], second.banner[:3], second.line()) == ("220", "421", "")


@pytest.mark.parametrize("limit", ["command_seconds", "session_seconds"])
def test_nobody_stays_for_ever(limit: str) -> None:
    with listening(**{limit: 0.1}) as port, Wire(port) as wire:
        assert (wire.banner[:3], wire.line()) == ("220", "")


def test_smtp_takes_mail_for_our_mailboxes_in_any_writing_and_for_nobody_else(returns: Mailbox, network: Wire) -> None:
    ours = [f"{name}@Harborpine.EXAMPLE" for name in ("returns", "Returns+4711.x")]
    strange = ["eve@example.net", "return@harborpine.example", "root", "returns@harborpine.example@example.net"]
    answers = network.address([*ours, *strange], greeting=b"EHLO")
    assert [answer[:3] for answer in answers] == ["250"] * 2 + ["550"] * 4


def test_smtp_says_later_when_it_cannot_look_up_recipients(returns: Mailbox, network: Wire) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE contact_channels_mailbox RENAME TO hidden")
        try:
            assert network.address([RETURNS], greeting=b"EHLO") == ["451 4.3.0 Try again later"]
        finally:
            cursor.execute("ALTER TABLE hidden RENAME TO contact_channels_mailbox")
    assert network.say(b"RCPT TO:<%s>" % RETURNS.encode()).startswith("250")


def test_the_configured_support_address_is_ours_too(network: Wire) -> None:
    network.address([OURS], greeting=b"EHLO")
    assert network.send(with_crlf(mail())) == ["250 2.0.0 Stored: created"]
    assert RawMail.objects.get().mailbox is None


def test_the_first_recipient_that_is_ours_is_the_door_and_shows_life(returns: Mailbox, wire: Wire) -> None:
    wire.address(["alias@harborpine.example", RETURNS.upper()])
    wire.send(with_crlf(mail()), answers=2)
    returns.refresh_from_db()
    assert (RawMail.objects.get().mailbox, returns.last_success_at is not None) == (returns, True)


def test_what_is_said_under_tls_is_taken(certificate: ssl.SSLContext) -> None:
    with listening(protocol="smtp", tls=certificate) as port, smtplib.SMTP(HERE, port) as client:
        client.starttls(context=ssl._create_unverified_context())
        client.sendmail("meg@example.org", [OURS], mail())
        assert "auth" not in client.esmtp_features
    assert RawMail.objects.count() == 1
