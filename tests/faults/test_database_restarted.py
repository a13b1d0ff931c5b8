"""PostgreSQL goes away under the running application, and comes back. No hand is needed."""

import signal

import pytest

from tests.running.acts import ask, routed, tickets_about
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.visitor import Visitor
from tests.running.waiting import wait_until

ORDERLY, CRASH = signal.SIGINT, signal.SIGKILL


@pytest.mark.parametrize("end", [ORDERLY, CRASH], ids=["orderly", "crash"])
def test_web_and_worker_recover_by_themselves(stack: Stack, post_office: PostOffice, end: signal.Signals) -> None:
    subject, address = f"Asked after {end.name}", f"{end.name.lower()}@example.org"
    old = stack.kill("postgres", "-D", number=end)
    wait_until(lambda: stack.pid_of("postgres", "-D") not in (0, old), "PostgreSQL to be started again")
    wait_until(lambda: stack.status("/readyz") == 200, "/readyz")
    ask(stack, subject, address)
    routed(stack, subject)
    wait_until(lambda: post_office.to(address), "the acknowledgement")
    assert (len(tickets_about(stack, subject)), len(post_office.to(address))) == (1, 1)


def test_a_form_sent_meanwhile_is_refused_in_words(stack: Stack) -> None:
    visitor = Visitor(stack.url)
    token = visitor.token_of("/help/contact/")
    stack.pause()
    try:
        stack.kill("postgres", "-D", number=ORDERLY)
        wait_until(lambda: stack.status("/readyz") == 503, "the database to be gone")
        fields = {"message": "Hello", "subject": "Sent into the void", "email": "void@example.org"}
        answer = visitor.send("/help/contact/", token, fields)
    finally:
        stack.resume()
        wait_until(lambda: stack.status("/readyz") == 200, "/readyz")
    assert answer.status in {500, 503}
    assert "Traceback" not in answer.text
    assert tickets_about(stack, "Sent into the void") == []
