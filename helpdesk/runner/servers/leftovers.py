"""Clears what a killed run leaves behind: a server that is still stopping, and lock files of long-gone processes.

Call these only while holding the data directory's lock: then every server found is a leftover.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import Layout

PATIENCE = 30.0  # seconds for a server to finish its last checkpoint


def clear_postgres(layout: Layout, directory: Path) -> None:
    """Waits for an earlier server of this cluster to end, then removes its stale lock files.

    PostgreSQL refuses to start while the process named in `postmaster.pid` lives, even if that number
    has since gone to another program.

    Raises:
        RunnerError: the earlier server does not end.
    """
    lock = directory / "postmaster.pid"
    pid = named_process(lock)
    if pid and serves(pid, directory):
        end(pid)
    socket = layout.sockets / ".s.PGSQL.5432"
    for stale in (lock, socket, socket.with_name(f"{socket.name}.lock")):
        stale.unlink(missing_ok=True)


def named_process(lock: Path) -> int | None:
    """The process number in the first line of a lock file."""
    with suppress(OSError, ValueError, IndexError):
        return int(lock.read_text().splitlines()[0])
    return None


def serves(pid: int, directory: Path) -> bool:
    """Whether this process is a PostgreSQL server of this cluster, by its command line."""
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return arguments[0].endswith(b"postgres") and os.fsencode(directory) in arguments


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or only waits for its parent to notice."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def end(pid: int) -> None:
    """Ends a server that the kernel has probably told to stop already."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + PATIENCE / 2
        while time.monotonic() < deadline:
            if has_ended(pid):
                return
            time.sleep(0.05)
    raise RunnerError(f"An earlier PostgreSQL server (process {pid}) does not end. End it, then start again.")
