"""Keeps work to one worker at a time, however many are asked to do it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import InterfaceError, OperationalError, connection


@contextmanager
def advisory_lock(work: int, number: int) -> Iterator[bool]:
    """Hold PostgreSQL's lock for this `work` on this `number` while the block lasts.

    Gives False where another session has it. A session that dies locks nothing.
    """
    key = [work, number % 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            # A session that was lost has lost its lock too.
            with suppress(InterfaceError, OperationalError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
