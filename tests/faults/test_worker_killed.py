"""A worker that dies in the middle of its work: what it had claimed is claimed again."""

import pytest

from tests.running.acts import ask, routed
from tests.running.post_office import PostOffice
from tests.running.stack import BEAT, MAIL_WORKER, WORKER, Stack
from tests.running.waiting import wait_until

LEASE_RUNS_OUT = "UPDATE contact_channels_outgoingmail SET lease_until = now() WHERE state = 'sending'"


def kill_sender(stack: Stack) -> int:
    """Ends the worker that sends mail as the kernel would when memory runs out; returns the process that is gone."""
    return stack.kill_family(*MAIL_WORKER)


def state_of(stack: Stack, recipient: str) -> str:
    rows = stack.sql("SELECT state FROM contact_channels_outgoingmail WHERE recipient = %s", recipient)
    return ", ".join(row[0] for row in rows)


def test_a_mail_whose_sender_died_is_neither_lost_nor_another_mail(stack: Stack, post_office: PostOffice) -> None:
    """The server has the mail but has not said so. Only the same Message-ID may leave again."""
    post_office.stall_for("stalled@example.org")
    try:
        ask(stack, "Killed while sending", "stalled@example.org")
        wait_until(lambda: post_office.to("stalled@"), "the mail to be on the wire")
        assert state_of(stack, "stalled@example.org") == "sending"
        kill_sender(stack)
    finally:
        post_office.stall_for("")
    stack.sql(LEASE_RUNS_OUT)
    wait_until(lambda: state_of(stack, "stalled@example.org") == "sent", "the mail to be sent by the next worker")
    arrived = [str(letter["Message-ID"]) for letter in post_office.to("stalled@")]
    assert len(arrived) == 2
    assert len(set(arrived)) == 1


def test_a_slow_sender_is_never_overtaken(stack: Stack, post_office: PostOffice) -> None:
    """The lease runs out while the server takes its time; whoever looks next sees that the sender lives."""
    renewed = (
        "SELECT 1 FROM contact_channels_outgoingmail"
        " WHERE recipient = 'slow@example.org' AND state = 'sending' AND lease_until > now()"
    )
    post_office.stall_for("slow@example.org")
    try:
        ask(stack, "Sent slowly", "slow@example.org")
        wait_until(lambda: post_office.to("slow@"), "the mail to be on the wire")
        stack.sql(LEASE_RUNS_OUT)
        wait_until(lambda: stack.sql(renewed), "another worker to leave it to its sender", seconds=25)
    finally:
        post_office.stall_for("")
    wait_until(lambda: state_of(stack, "slow@example.org") == "sent", "the mail to be recorded as sent")
    assert len(post_office.to("slow@")) == 1


@pytest.mark.parametrize("words", [WORKER, MAIL_WORKER])
def test_a_killed_worker_is_started_again_and_finishes_what_waits(
    stack: Stack, post_office: PostOffice, words: tuple[str, ...]
) -> None:
    old = stack.kill_family(*words)
    subject = f"Sent to nobody at {words[1]}"
    ask(stack, subject, f"patient-{words[1]}example.org")
    routed(stack, subject)
    wait_until(lambda: post_office.to(f"patient-{words[1]}"), "the acknowledgement")
    assert stack.pid_of(*words) not in (0, old)
    assert len(post_office.to(f"patient-{words[1]}")) == 1


@pytest.mark.parametrize("words", [("gunicorn",), BEAT])
def test_every_other_part_comes_back_too(stack: Stack, words: tuple[str, ...]) -> None:
    old = stack.kill(*words)
    wait_until(lambda: stack.pid_of(*words) not in (0, old), f"{words} to be started again")
    wait_until(lambda: stack.status("/readyz") == 200, "/readyz")
    new = stack.pid_of(*words)
    assert (new != old, stack.status("/help/contact/")) == (True, 200)
