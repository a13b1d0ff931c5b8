"""Getting in: with passwords of any kind, with tokens, and what is said when it fails."""

import base64
import logging
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from helpdesk.intake.doors.imap import due
from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.connect import connected, sign_in
from helpdesk.intake.doors.imap.token_commands import token_from
from helpdesk.intake.doors.imap.trouble import ConnectStep, Trouble
from helpdesk.intake.models import ImapAccount
from helpdesk.outgoing.models import Mailbox
from helpdesk.web.sealed import seal
from tests.running.dovecot import PASSWORD, Dovecot
from tests.running.imap_door import ImapDoor
from tests.running.imap_puppet import puppet

TOKEN = "ya29.a-token-that-nobody-should-read"


def access(port: int, **fields: object) -> Access:
    usual = {"security": "none", "username": "person0", "password": PASSWORD, "patience": 5.0}
    return Access(host="127.0.0.1", port=port, **usual | fields)  # type: ignore[arg-type]


def enter(wanted: Access) -> list[str]:
    """Signs in; the folders that are seen then."""
    with connected(wanted) as box:
        sign_in(box, wanted)
        return [folder.name for folder in box.folder.list()]


def trouble(wanted: Access) -> Trouble:
    with pytest.raises(Trouble) as caught:
        enter(wanted)
    return caught.value


@pytest.fixture
def trusted(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    """The server, with its certificate among those that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    return dovecot


def test_by_tls_and_by_starttls(trusted: Dovecot) -> None:
    assert "INBOX" in enter(access(trusted.tls_port, security="tls"))
    assert "INBOX" in enter(access(trusted.port, security="starttls"))


def test_a_certificate_that_nobody_vouches_for_is_refused(dovecot: Dovecot) -> None:
    found = trouble(access(dovecot.tls_port, security="tls"))
    assert found.step == ConnectStep.ENCRYPT
    assert found.words == "The certificate of 127.0.0.1 is not trusted: self-signed certificate."


def test_tls_where_none_is_spoken(dovecot: Dovecot) -> None:
    found = trouble(access(dovecot.port, security="tls"))
    assert found.step == ConnectStep.ENCRYPT
    assert found.words.startswith(f"127.0.0.1 does not speak TLS on port {dovecot.port}.")


def test_no_starttls_is_no_reason_to_go_on_without() -> None:
    with puppet(lambda tag, rest: b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n") as server:
        found = trouble(access(server.port, security="starttls"))
        assert (found.step, "does not offer STARTTLS" in found.words) == (ConnectStep.ENCRYPT, True)
        assert not any(b"LOGIN" in line for line in server.heard)


@pytest.mark.django_db
def test_a_wrong_password_is_said_in_plain_words_and_tried_less_often(dovecot: Dovecot) -> None:
    door = ImapDoor.make(dovecot, secret=seal("wrong"))
    waits = []
    for _ in range(3):
        assert due.fetch(door.account.pk) is None
        account = ImapAccount.objects.get()
        mailbox = Mailbox.objects.get()
        waits.append(round((account.next_poll_at - mailbox.last_error_at).total_seconds() / 60))  # type: ignore[operator]
    assert waits == [1, 2, 4]
    assert door.trouble() == "The server refused the sign-in: Authentication failed."


@pytest.mark.django_db
def test_a_password_sealed_under_a_lost_key_asks_to_be_entered_again(dovecot: Dovecot, settings: Settings) -> None:
    door = ImapDoor.make(dovecot)
    settings.SECRET_KEY = "another key, because the first one was lost for good"
    assert due.fetch(door.account.pk) is None
    assert "Enter it again" in door.trouble()


def test_a_server_that_repeats_the_password_is_not_quoted(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def answer(tag: bytes, rest: bytes) -> bytes:
        if rest.startswith(b"LOGIN"):
            return tag + b" NO wrong: " + rest + b"\r\n"
        return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"

    with puppet(answer) as server:
        found = trouble(access(server.port, password="hunter2secret"))
    assert found.words == "127.0.0.1 refused, in words that cannot be shown."
    assert "hunter2secret" not in caplog.text + repr(access(1, password="hunter2secret")) + repr(found)


def printing(settings: Settings, script: str) -> None:
    settings.IMAP_TOKEN_COMMANDS = {"office": [sys.executable, "-c", script]}


class Tokens:
    """A server that asks for a token by XOAUTH2, may answer it with a challenge, and ends with `verdict`."""

    def __init__(self, verdict: bytes, *challenges: bytes) -> None:
        self._verdict, self._challenges, self._tag = verdict, list(challenges), b""

    def __call__(self, tag: bytes, rest: bytes) -> bytes:
        if rest == b"AUTHENTICATE XOAUTH2":
            self._tag = tag
            return b"+ \r\n"
        if rest:
            return b"* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n" + tag + b" OK done\r\n"
        if self._challenges:
            return b"+ " + base64.b64encode(self._challenges.pop()) + b"\r\n"
        return self._tag + self._verdict + b"\r\n"


def test_a_token_is_sent_as_xoauth2(settings: Settings) -> None:
    printing(settings, f"import os; print('{TOKEN}' if os.environ['IMAP_USERNAME'] == 'person0' else 'x')")
    with puppet(Tokens(b" OK welcome")) as server:
        enter(access(server.port, token_command="office", password=""))
        sent = next(line for line in server.heard if b" " not in line)
    assert base64.b64decode(sent) == f"user=person0\1auth=Bearer {TOKEN}\1\1".encode()


def test_a_refused_token_is_told_without_the_token(settings: Settings) -> None:
    printing(settings, f"print('{TOKEN}')")
    tokens = Tokens(b" NO [AUTHENTICATIONFAILED] Invalid credentials", b'{"status":"400"}')
    with puppet(tokens) as server:
        found = trouble(access(server.port, token_command="office", password=""))
        assert b"" in server.heard, "a challenge that tells of an error is answered with nothing"
    assert found.words == "The server refused the sign-in: Invalid credentials"


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("import sys; print('secret token'); sys.exit(3)", "The token command “office” failed (exit 3)."),
        ("", "The token command “office” printed no access token."),
        ("print('two words')", "The token command “office” printed no access token."),
        ("print('a\\x01b')", "The token command “office” printed no access token."),
    ],
)
def test_a_token_command_that_fails_is_not_quoted(settings: Settings, script: str, words: str) -> None:
    printing(settings, script)
    with pytest.raises(Trouble) as caught:
        token_from("office", username="person0", host="127.0.0.1")
    assert caught.value.words == words


def test_a_token_command_sees_no_secret_of_ours_and_no_shell(settings: Settings, tmp_path: Path) -> None:
    printing(settings, "import os, sys; print(len(sys.argv), *sorted(os.environ), sep='-')")
    settings.IMAP_TOKEN_COMMANDS["office"].append("; touch owned")
    seen = token_from("office", username="$(id)", host="127.0.0.1").split("-")
    assert seen[0] == "2"
    assert set(seen[1:]) <= {"PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "IMAP_USERNAME"}


def test_a_command_that_is_not_configured_or_not_there(settings: Settings) -> None:
    settings.IMAP_TOKEN_COMMANDS = {"gone": ["/nowhere/token"]}
    with pytest.raises(Trouble, match="is not configured"):
        token_from("office", username="x", host="127.0.0.1")
    with pytest.raises(Trouble, match="could not be started: No such file"):
        token_from("gone", username="x", host="127.0.0.1")


def test_a_silent_server_is_left_after_its_time() -> None:
    with puppet(lambda tag, rest: b"", greeting=b"") as server:
        found = trouble(access(server.port, patience=0.2))
    assert (found.step, found.words) == (ConnectStep.CONNECT, "No answer from 127.0.0.1 within 0 seconds.")


def test_what_does_not_speak_imap_is_not_quoted() -> None:
    with puppet(lambda tag, rest: b"", greeting=b"220 secret-inner-host SMTP\r\n") as server:
        found = trouble(access(server.port))
    assert found.words == f"What answers at 127.0.0.1, port {server.port}, does not speak IMAP."


@pytest.mark.parametrize("name", ["nobody.invalid", "two..dots", "a" * 64 + ".example"])
def test_a_name_that_nobody_has(name: str) -> None:
    assert trouble(replace(access(1), host=name)).words == f"There is no server named {name}."


def test_a_server_that_hangs_up() -> None:
    with puppet(lambda tag, rest: b"* BYE tired\r\n", greeting=b"* OK\r\n") as server:
        assert trouble(access(server.port)).words == "127.0.0.1 ended the connection."


def test_a_server_that_the_operator_did_not_name_gets_no_token(settings: Settings, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    settings.IMAP_TOKEN_COMMANDS = {"office": ["/usr/bin/touch", str(ran)]}
    with pytest.raises(Trouble, match="not among the servers that may get a token"):
        token_from("office", username="person0", host="imap.evil.example")
    assert not ran.exists()
