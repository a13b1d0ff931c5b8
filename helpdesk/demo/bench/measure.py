"""One measurement: how many SQL statements something needs, and how much CPU time in Python and PostgreSQL."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

REPEATS = 15


class Cost(NamedTuple):
    """`cpu` is the median, in seconds, of this process and of the database process that serves it; `beside` that of
    what it was measured in turns with, on the same machine with the same work beside it."""

    statements: int
    cpu: float
    beside: float = 0.0


def measure(act: Callable[[], object], beside: Callable[[], object] | None = None) -> Cost:
    """Does something once to warm up, once to count, and several times against the clock, in turns with another."""
    act()
    statements = statements_of(act)
    turns = [(cpu_of(act), cpu_of(beside) if beside else 0.0) for _ in range(REPEATS)]
    return Cost(statements, *map(statistics.median, zip(*turns, strict=True)))


def statements_of(act: Callable[[], object]) -> int:
    """How many it sends; BEGIN, COMMIT and savepoints count."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def cpu_of(act: Callable[[], object]) -> float:
    """Seconds of this process and of the database process that serves it."""
    server = _server_clock()
    before = time.process_time() + _on_cpu(server)
    act()
    return time.process_time() + _on_cpu(server) - before


def _server_clock() -> Path:
    """Where the kernel tells how long our database process has been on a CPU."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return Path(f"/proc/{pid}/schedstat")


def _on_cpu(clock: Path) -> float:
    return int(clock.read_text().split()[0]) / 1e9
