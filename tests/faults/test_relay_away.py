"""The mail server says "later", or takes a mail and says nothing: all leaves once it answers again, and once."""

import pytest

from tests.running.acts import ask
from tests.running.post_office import DROP, PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

_SENT = "SELECT count(*) FROM contact_channels_outgoingmail WHERE recipient LIKE %s AND state = 'sent'"
_OPEN = "SELECT count(*) FROM outgoing_breaker WHERE next_try_at IS NOT NULL"


def nothing_is_held_up(stack: Stack) -> bool:
    return stack.sql(_OPEN) == [(0,)]


@pytest.mark.parametrize(("at", "words"), [("RCPT", "451 4.3.0 later"), ("DATA", DROP)])
def test_receipts_that_waited_leave_once_each(stack: Stack, post_office: PostOffice, at: str, words: str) -> None:
    domain = f"{at.lower()}.relay.example"
    stack.sql("DELETE FROM outgoing_breaker")  # an earlier test's: one is closed by the next mail alone
    post_office.answer(words, at=at)
    try:
        for number in range(4):
            ask(stack, f"Asked while it is away {number}", f"meg{number}@{domain}")
        wait_until(lambda: not nothing_is_held_up(stack), "the breaker to open")
    finally:
        post_office.answer("", at=at)
    wait_until(lambda: stack.sql(_SENT, f"%@{domain}") == [(4,)], "all four to leave", seconds=120)
    wait_until(lambda: nothing_is_held_up(stack), "the breaker to close", seconds=120)
    # Of one that was dropped after its last byte the server has a copy too, under the same Message-ID.
    letters = {str(letter["Message-ID"]) for letter in post_office.letters if domain in str(letter["To"])}
    assert len(letters) == 4
