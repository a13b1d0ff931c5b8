"""A worker that dies with a mail on the wire: those whose answer is recorded do not get it again."""

from collections import Counter

from tests.faults.test_worker_killed import LEASE_RUNS_OUT, kill_sender
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

_QUEUE = """
from helpdesk.outgoing.services import queue_mail
queue_mail(to=["first@many.example"], cc=["second@many.example", "third@many.example"], subject="To three", text="x")
"""
_TOLD = (
    "SELECT count(*) FROM contact_channels_recipient WHERE address = 'second@many.example' AND state = 'waiting'"
    " AND cause <> ''"
)
_TRY_AGAIN = "UPDATE contact_channels_outgoingmail SET next_attempt_at = now() WHERE recipient = 'first@many.example'"
_STATE = "SELECT state FROM contact_channels_outgoingmail WHERE recipient = 'first@many.example'"


def test_only_those_who_were_under_way_are_repeated(stack: Stack, post_office: PostOffice) -> None:
    """The second one was told to come back; the server has that copy and has not said so when the worker is killed."""

    def arrived() -> Counter[str]:
        return Counter(who for each in post_office.envelopes for who in each if who.endswith("@many.example"))

    post_office.answer("450 4.2.0 later", to="second@many.example")
    stack.shell(_QUEUE)
    wait_until(lambda: stack.sql(_TOLD) == [(1,)], "two to have it, and the third one to be told later")
    post_office.answer("", to="second@many.example")
    post_office.stall_for("second@many.example")
    try:
        stack.sql(_TRY_AGAIN)
        wait_until(lambda: arrived()["second@many.example"], "the second copy to be on the wire")
        kill_sender(stack)
    finally:
        post_office.stall_for("")
    stack.sql(LEASE_RUNS_OUT)
    wait_until(lambda: stack.sql(_STATE) == [("sent",)], "the mail to be sent by the next worker")
    assert arrived() == {"first@many.example": 1, "second@many.example": 2, "third@many.example": 1}
    letters = [letter for letter in post_office.letters if letter["Subject"] == "To three"]
    assert len({str(letter["Message-ID"]) for letter in letters}) == 1
