"""What went wrong with a mail server is told at its step; its own words on one line, never with a password in it."""

import smtplib
import socket
import ssl
from base64 import b64encode

import pytest

from helpdesk.outgoing.relay.access import RelayAccess
from helpdesk.outgoing.relay.trouble import RelayStep, RelayTrouble, said, telling

ACCESS = RelayAccess("smtp.example.org", 587, "starttls", "ada", "sword  fish")
SENT = b64encode(b"\0ada\0sword  fish")


@pytest.mark.parametrize(
    "answer",
    [
        b"no such user: ada, sword  fish",
        b"unknown command AUTH PLAIN " + SENT,
        b"unknown command " + b64encode(b"sword  fish"),
        b"x" * 195 + b"sword  fish",
    ],
)
def test_a_server_that_repeats_the_password_is_not_quoted(answer: bytes) -> None:
    assert said(answer, ACCESS) == "words that cannot be shown"


def test_other_words_stand_on_one_short_line() -> None:
    assert said(b"5.7.8 not\r\nyou\x1b[31m", ACCESS) == "5.7.8 not you [31m"
    assert len(said(b"x" * 900, ACCESS)) == 200


@pytest.mark.parametrize(
    ("step", "error", "at", "words"),
    [
        (RelayStep.CONNECT, ssl.SSLError("wrong version number"), RelayStep.ENCRYPT, "does not speak TLS on port 587"),
        (RelayStep.CONNECT, ssl.SSLCertVerificationError("expired"), RelayStep.ENCRYPT, "is not trusted"),
        (RelayStep.CONNECT, smtplib.SMTPNotSupportedError(), RelayStep.ENCRYPT, "does not offer STARTTLS"),
        (RelayStep.CONNECT, smtplib.SMTPResponseException(554, b"go away"), RelayStep.CONNECT, "does not let us in"),
        (RelayStep.CONNECT, smtplib.SMTPException("?"), RelayStep.CONNECT, "cannot be understood"),
        (RelayStep.CONNECT, ValueError("?"), RelayStep.CONNECT, "cannot be understood"),
        (RelayStep.CONNECT, TimeoutError(), RelayStep.CONNECT, "No answer from smtp.example.org within"),
        (RelayStep.CONNECT, ConnectionRefusedError(), RelayStep.CONNECT, "accepts no connection on port 587"),
        (RelayStep.CONNECT, smtplib.SMTPServerDisconnected(), RelayStep.CONNECT, "ended the connection"),
        (RelayStep.CONNECT, OSError("unreachable"), RelayStep.CONNECT, "cannot be reached from here"),
        (RelayStep.FIND, socket.gaierror(), RelayStep.FIND, "There is no server named smtp.example.org"),
        (RelayStep.FIND, UnicodeError("label"), RelayStep.FIND, "There is no server named smtp.example.org"),
        (RelayStep.SIGN_IN, smtplib.SMTPNotSupportedError(), RelayStep.SIGN_IN, "lets nobody sign in on port 587"),
        (RelayStep.SIGN_IN, smtplib.SMTPAuthenticationError(535, b"no"), RelayStep.SIGN_IN, "refused the sign-in: 535"),
        (RelayStep.SEND, smtplib.SMTPDataError(550, b"no"), RelayStep.SEND, "The server took no mail: 550 no"),
    ],
)
def test_whatever_goes_wrong_is_told_at_its_step_with_what_to_do(
    step: RelayStep, error: Exception, at: RelayStep, words: str
) -> None:
    with pytest.raises(RelayTrouble) as trouble, telling(step, ACCESS):
        raise error
    assert (trouble.value.step, words in trouble.value.words) == (at, True)
