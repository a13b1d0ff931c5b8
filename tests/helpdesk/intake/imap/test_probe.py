"""The button that tries an account: every step in words, nothing changed anywhere."""

import pytest

from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.probe import ProbeResult, probe
from helpdesk.intake.doors.imap.trouble import ConnectStep
from tests.helpdesk.conftest import mail
from tests.running.dovecot import PASSWORD, Dovecot
from tests.running.imap_puppet import puppet


def access(dovecot: Dovecot, **fields: object) -> Access:
    usual = {"port": dovecot.port, "security": "none", "username": dovecot.person(), "password": PASSWORD}
    return Access(host="127.0.0.1", patience=5.0, **usual | fields)  # type: ignore[arg-type]


def verdicts(results: list[ProbeResult]) -> list[bool | None]:
    assert [result.step for result in results] == list(ConnectStep)
    return [result.ok for result in results]


def test_everything_is_well(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    wanted = access(dovecot, port=dovecot.tls_port, security="tls")
    dovecot.put(wanted.username, mail())
    results = probe(wanted, folder="INBOX")
    assert verdicts(results) == [True] * 6
    words = [result.words for result in results]
    assert words[:2] == [
        f"127.0.0.1 answers on port {dovecot.tls_port}.",
        "TLSv1.3, and the certificate belongs to 127.0.0.1.",
    ]
    assert words[2:5] == [f"As {wanted.username}, with the password.", "1: INBOX", "INBOX holds 1 message."]
    assert words[5].startswith("The newest message, ")
    with dovecot.inbox(wanted.username) as box:
        assert len(box.uids("UNSEEN")) == 1


def test_an_empty_folder_is_all_right(dovecot: Dovecot) -> None:
    assert probe(access(dovecot), folder="INBOX")[-1].words == "There is none, which is all right."


def test_the_first_step_that_fails_ends_the_test(dovecot: Dovecot) -> None:
    results = probe(access(dovecot, password="wrong"), folder="INBOX")
    assert verdicts(results) == [True, True, False, None, None, None]
    assert results[2].words == "The server refused the sign-in: Authentication failed."


def test_an_untrusted_certificate_fails_after_the_connection_stood(dovecot: Dovecot) -> None:
    results = probe(access(dovecot, port=dovecot.tls_port, security="tls"), folder="INBOX")
    assert verdicts(results) == [True, False, None, None, None, None]


def test_a_folder_that_is_not_there(dovecot: Dovecot) -> None:
    opened = probe(access(dovecot), folder="Nowhere")
    assert verdicts(opened) == [True, True, True, True, False, None]
    assert opened[4].words.startswith("The server refused: Mailbox doesn't exist: Nowhere")
    listed = probe(access(dovecot), folder="INBOX", move_to="Done")
    assert listed[3] == ProbeResult(
        ConnectStep.LIST, ok=False, words="There is no folder “Done” to move mail to. There are: INBOX"
    )


def test_nobody_there() -> None:
    results = probe(Access("127.0.0.1", 1, "none", "x", "y"), folder="INBOX")
    assert verdicts(results) == [False, None, None, None, None, None]


def test_a_server_that_falls_silent_ends_the_test_in_time() -> None:
    def answer(tag: bytes, rest: bytes) -> bytes:
        return b"" if rest.startswith(b"LOGIN") else b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"

    with puppet(answer) as server:
        results = probe(Access("127.0.0.1", server.port, "none", "x", "y", patience=0.3), folder="INBOX")
    assert verdicts(results) == [True, True, False, None, None, None]
    assert results[2].words.startswith("No answer from 127.0.0.1 within")
