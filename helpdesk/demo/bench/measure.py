"""One measurement: how many SQL statements something needs, and how much CPU time in Python and PostgreSQL."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

REPEATS = 9


class Cost(NamedTuple):
    """`cpu` is the median, in seconds, of this process and of the database process that serves it."""

    statements: int
    cpu: float


def measure(act: Callable[[], object]) -> Cost:
    """Does something once to warm up, once to count, and several times against the clock."""
    act()
    with CaptureQueriesContext(connection) as queries:
        act()
    return Cost(len(queries), statistics.median(_cpu_of(act) for _ in range(REPEATS)))


def _cpu_of(act: Callable[[], object]) -> float:
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
