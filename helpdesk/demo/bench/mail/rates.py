"""Messages a second through each of two doors, with several on their way at once, as a mail server would send them."""

import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from helpdesk.runner.layout import ROOT

AT_ONCE = 4
MANAGE = [sys.executable, str(ROOT / "manage.py")]


class DoorFailed(Exception):
    """A message was not taken; its time would say nothing."""


def resident(messages: Iterable[bytes]) -> float:
    """Through `serve_lmtp`, over connections that are kept."""
    with _listener() as port:
        return _rate(messages, lambda part: _over_one_connection(port, part))


def one_process_each(messages: Iterable[bytes]) -> float:
    """Through `receive_mail`, as a pipe transport starts it."""
    return _rate(messages, _by_processes)


def _rate(messages: Iterable[bytes], send: Callable[[list[bytes]], None]) -> float:
    waiting = list(messages)
    parts = [waiting[start::AT_ONCE] for start in range(AT_ONCE)]
    begun = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as senders:
        list(senders.map(send, parts))
    return len(waiting) / (time.perf_counter() - begun)


def _over_one_connection(port: int, messages: list[bytes]) -> None:
    with smtplib.LMTP("127.0.0.1", port) as client:
        for message in messages:
            client.sendmail("meg@example.org", ["help@harborpine.example"], message)


def _by_processes(messages: list[bytes]) -> None:
    for message in messages:
        ended = subprocess.run([*MANAGE, "receive_mail"], input=message, capture_output=True, cwd=ROOT, check=False)
        if ended.returncode != os.EX_OK:
            raise DoorFailed(ended.stderr.decode())


@contextmanager
def _listener() -> Iterator[int]:
    """The port of a listener that runs as long as the block."""
    command = [*MANAGE, "serve_lmtp", "--port", "0"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, cwd=ROOT) as process:
        try:
            if process.stdout is None or not (words := process.stdout.readline().split()):
                raise DoorFailed("the listener did not start")
            yield int(words[-1])
        finally:
            process.terminate()
