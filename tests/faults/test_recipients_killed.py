"""A worker that dies between the recipients of one mail: those who have it do not get it again."""

from collections import Counter

from tests.faults.test_worker_killed import LEASE_RUNS_OUT, kill_sender
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

_QUEUE = """
from helpdesk.outgoing.services import queue_mail
queue_mail(to=["first@many.example"], cc=["second@many.example", "third@many.example"], subject="To three", text="x")
"""
_STATE = "SELECT state FROM contact_channels_outgoingmail WHERE recipient = 'first@many.example'"


def test_only_the_recipient_that_was_under_way_is_repeated(stack: Stack, post_office: PostOffice) -> None:
    """The server has the second one's copy and has not said so when the worker is killed."""

    def arrived() -> Counter[str]:
        return Counter(who for (who,) in post_office.envelopes if who.endswith("@many.example"))

    post_office.stall_for("second@many.example")
    try:
        stack.shell(_QUEUE)
        wait_until(lambda: arrived()["second@many.example"], "the second copy to be on the wire")
        kill_sender(stack)
    finally:
        post_office.stall_for("")
    stack.sql(LEASE_RUNS_OUT)
    wait_until(lambda: stack.sql(_STATE) == [("sent",)], "the mail to be sent by the next worker")
    assert arrived() == {"first@many.example": 1, "second@many.example": 2, "third@many.example": 1}
    letters = [letter for letter in post_office.letters if letter["Subject"] == "To three"]
    assert len({str(letter["Message-ID"]) for letter in letters}) == 1
