"""The broker forgets everything. It is only the doorbell: the rows are the queue."""

import redis

from tests.running.acts import ask, routed
from tests.running.post_office import PostOffice
from tests.running.stack import WORKER, Stack
from tests.running.waiting import wait_until


def flush(stack: Stack) -> None:
    with redis.Redis(unix_socket_path=str(stack.layout.valkey_socket)) as client:
        client.flushall()


def test_what_was_rung_for_arrives_by_the_sweep(stack: Stack, post_office: PostOffice) -> None:
    """Nobody is there to hear the bell, and then even the bell is forgotten."""
    subjects = [f"Rung in vain {number}" for number in range(3)]
    stack.pause()  # or the supervisor would start the worker again at once
    try:
        stack.kill(*WORKER)
        for subject in subjects:
            ask(stack, subject, "bell@example.org")
        flush(stack)
    finally:
        stack.resume()
    for subject in subjects:
        routed(stack, subject)
    wait_until(lambda: len(post_office.to("bell@")) == 3, "all three acknowledgements")
    assert stack.sql("SELECT count(*) FROM events_delivery WHERE state <> 'done' AND error <> ''") == [(0,)]


def test_pages_work_while_the_broker_is_away(stack: Stack) -> None:
    stack.pause()
    try:
        stack.kill("valkey-server")
        ask(stack, "Without a broker", "away@example.org")
        ready = stack.status("/readyz")
    finally:
        stack.resume()
        wait_until(lambda: stack.status("/readyz") == 200, "/readyz")
    assert ready == 503
    routed(stack, "Without a broker")
