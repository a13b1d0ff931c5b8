"""The embedded Valkey: broker and cache on a unix socket."""

import os
import signal
import socket
from contextlib import suppress
from functools import partial
from pathlib import Path

from helpdesk.runner.layout import ROOT, Layout
from helpdesk.runner.servers import binaries
from helpdesk.runner.system.process import Program


def program(layout: Layout, *, durable: bool = True) -> Program:
    """Valkey with a snapshot each minute of change and at a stop.

    More is not needed: the rows in PostgreSQL are the queue, and a sweep finds what a lost message left.
    """
    directory = layout.data / "valkey"
    directory.mkdir(mode=0o700, exist_ok=True)
    options = {
        "port": "0",
        "unixsocket": str(layout.valkey_socket),
        "unixsocketperm": "700",
        "dir": str(directory),
        "save": "60 1" if durable else "",
        "stop-writes-on-bgsave-error": "no",
        "daemonize": "no",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    return Program(
        name="valkey",
        argv=[binaries.valkey(), *arguments],
        log=layout.logs / "valkey.log",
        env={"PATH": os.defpath},
        cwd=ROOT,
        death_signal=signal.SIGTERM,
        is_needed=True,
        is_ready=partial(is_ready, layout.valkey_socket),
    )


def is_ready(path: Path) -> bool:
    """Whether a server answers at this socket and has loaded its data."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        connection.connect(str(path))
        connection.sendall(b"PING\r\n")
        return connection.recv(64).startswith(b"+PONG")
    return False
