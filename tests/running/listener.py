"""The LMTP and SMTP listener: in a thread of the test's process, or as a process of its own on the test's database."""

import asyncio
import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from queue import Queue
from typing import Any
from urllib.parse import urlsplit

from django.db import connection

from helpdesk.intake.doors.listener.options import ListenerOptions
from helpdesk.intake.doors.listener.run import ListenAddress, serve
from helpdesk.runner.layout import ROOT

USUAL = ListenerOptions(protocol="lmtp", hostname="desk.example", max_bytes=50_000_000, only_mailboxes=False)


@contextmanager
def listening(**changes: Any) -> Iterator[int]:
    """The port of a listener in a thread; `changes` are fields of its options."""
    words: Queue[str] = Queue()
    ways_out: Queue[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Queue()

    async def main() -> None:
        stop = asyncio.Event()
        ways_out.put((asyncio.get_running_loop(), stop))
        await serve(ListenAddress(port=0), replace(USUAL, **changes), stop, words.put)

    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    loop, stop = ways_out.get(timeout=10)
    try:
        yield int(words.get(timeout=10).split()[-1])
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(30)
        gc.collect()  # the database connections of its threads, which nobody holds any more


def environment_of_the_test() -> Mapping[str, str]:
    """The environment in which `manage.py` works on the database of the running test."""
    url = urlsplit(os.environ["DATABASE_URL"])
    name = connection.settings_dict["NAME"]
    return {**os.environ, "DATABASE_URL": url._replace(path=f"/{name}").geturl(), "PYTHONUNBUFFERED": "1"}


def manage(*arguments: str) -> "subprocess.Popen[bytes]":
    """A `manage.py` command on the database of the running test, with pipes on all sides."""
    pipe = subprocess.PIPE
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.Popen(command, env=environment_of_the_test(), cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)
