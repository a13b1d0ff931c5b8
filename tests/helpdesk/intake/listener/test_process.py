"""`manage.py serve_lmtp` as the process that it is: stopped, killed, on a socket, and next to others."""

import os
import signal
import smtplib
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import process as take_up
from helpdesk.runner.layout import ROOT
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import mail
from tests.running.listener import environment_of_the_test, manage
from tests.running.waiting import wait_until
from tests.running.wire import Wire, with_crlf

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.heavy]

OURS = "help@harborpine.example"
# Started from one, so that Python and Django are loaded once; each opens a database connection of its own.
SIX_AT_ONCE = """
import io, os, sys, types, django
django.setup()
from django.core.management import call_command
raw = sys.stdin.buffer.read()
children = []
for _ in range(6):
    child = os.fork()
    if not child:
        sys.stdin = types.SimpleNamespace(buffer=io.BytesIO(raw))
        try:
            call_command("receive_mail", json=True)
            os._exit(0)
        finally:
            os._exit(1)
    children.append(child)
sys.exit(any(os.waitpid(child, 0)[1] for child in children))
"""


@contextmanager
def serving(*options: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The process, and where it listens: the last word that it says."""
    with manage("serve_lmtp", *options) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline().decode().split()[-1]
        finally:
            process.kill()


@contextmanager
def tickets_wait() -> Iterator[None]:
    """Messages are stored, but nothing becomes a ticket as long as the block runs."""
    with psycopg.connect(environment_of_the_test()["DATABASE_URL"]) as session:
        session.execute("LOCK TABLE tickets_ticket IN SHARE ROW EXCLUSIVE MODE")
        yield


def waiting() -> int:
    return RawMail.objects.filter(outcome=IntakeOutcome.RECEIVED).count()


def test_a_message_in_hand_is_finished_before_it_stops() -> None:
    answers: list[str] = []
    with serving("--port=0") as (process, port), Wire(int(port)) as wire, Wire(int(port)) as idle:
        wire.address([OURS])
        sender = threading.Thread(target=lambda: answers.extend(wire.send(with_crlf(mail()))))
        with tickets_wait():
            sender.start()
            wait_until(waiting, "the bytes to be stored")
            process.send_signal(signal.SIGTERM)
            assert (idle.banner[:3], idle.line()[:3]) == ("220", "421")
        sender.join(30)
        assert process.wait(30) == 0
    assert answers == ["250 2.0.0 Stored: created"]
    assert Ticket.objects.count() == 1


def test_killed_between_the_bytes_and_the_ticket_it_makes_one_ticket_in_the_end() -> None:
    with serving("--port=0") as (process, port), Wire(int(port)) as wire:
        wire.address([OURS])
        wire.say(b"DATA")
        with tickets_wait():
            wire.socket.sendall(with_crlf(mail()) + b".\r\n")
            wait_until(waiting, "the bytes to be stored")
            process.kill()
            process.wait(30)
            assert wire.line() == ""  # no 250: the mail server keeps the message
    with serving("--port=0") as (process, port), Wire(int(port)) as wire:
        wire.address([OURS])
        assert wire.send(with_crlf(mail())) == ["250 2.0.0 Stored: created"]
    for row in RawMail.objects.filter(outcome=IntakeOutcome.RECEIVED):
        take_up(row.pk)  # as the sweep does, minutes later
    assert Ticket.objects.count() == 1


def test_a_socket_is_for_those_who_may_use_it(tmp_path: Path) -> None:
    place = tmp_path / "lmtp.sock"
    with serving("--socket", str(place), "--socket-mode=600") as (_, said):
        assert said == str(place)
        assert stat.S_IMODE(os.stat(place).st_mode) == 0o600
        with smtplib.LMTP(str(place)) as client:
            client.sendmail("meg@example.org", [OURS], mail())
    assert Ticket.objects.count() == 1


def test_a_place_that_is_taken_is_told_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        process = manage("serve_lmtp", "--port", str(other.getsockname()[1]))
        _, words = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"Cannot listen" in words
    assert b"Traceback" not in words


def test_six_processes_deliver_one_message_and_make_one_ticket() -> None:
    command = [sys.executable, "-c", SIX_AT_ONCE]
    with subprocess.Popen(command, env=environment_of_the_test(), cwd=ROOT, stdin=subprocess.PIPE) as parent:
        assert parent.stdin
        with tickets_wait():
            parent.stdin.write(mail())
            parent.stdin.close()
            wait_until(lambda: waiting() == 6, "all six to store the bytes")
    assert parent.returncode == 0
    outcomes = sorted(RawMail.objects.values_list("outcome", flat=True))
    assert outcomes == ["created"] + ["ignored"] * 5
    assert Ticket.objects.count() == 1
