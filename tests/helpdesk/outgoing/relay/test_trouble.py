"""What a mail server says is shown on one line, and never with a password in it."""

from base64 import b64encode

import pytest

from helpdesk.outgoing.relay.access import RelayAccess
from helpdesk.outgoing.relay.trouble import said

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
