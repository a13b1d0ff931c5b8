"""The mail server says "later", or takes a mail and says nothing: all leaves once it answers again, and once."""

import pytest

from tests.running.acts import ask
from tests.running.post_office import DROP, PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

_SENT = "SELECT count(*) FROM contact_channels_outgoingmail WHERE recipient LIKE %s AND state = 'sent'"
_PAUSES = "SELECT count(*) FROM contact_channels_domainpause"


def nothing_is_paused(stack: Stack) -> bool:
    return stack.sql(_PAUSES) == [(0,)]


@pytest.mark.parametrize(("at", "words"), [("RCPT", "451 4.3.0 later"), ("DATA", DROP)])
def test_receipts_that_waited_leave_once_each(stack: Stack, post_office: PostOffice, at: str, words: str) -> None:
    domain = f"{at.lower()}.relay.example"
    stack.sql("DELETE FROM contact_channels_domainpause")  # an earlier test's: one is lifted by the next mail alone
    post_office.answer(words, at=at)
    try:
        for number in range(4):
            ask(stack, f"Asked while it is away {number}", f"meg{number}@{domain}")
        wait_until(lambda: not nothing_is_paused(stack), "a pause to begin")
    finally:
        post_office.answer("", at=at)
    wait_until(lambda: stack.sql(_SENT, f"%@{domain}") == [(4,)], "all four to leave", seconds=120)
    wait_until(lambda: nothing_is_paused(stack), "the pause to end", seconds=120)
    # Of one that was dropped after its last byte the server has a copy too, under the same Message-ID.
    letters = {str(letter["Message-ID"]) for letter in post_office.letters if domain in str(letter["To"])}
    assert len(letters) == 4
