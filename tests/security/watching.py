"""Sees what is written to the database, whatever writes it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_WRITES = re.compile(r'\b(?:INSERT INTO|DELETE FROM) \S+|\bUPDATE "?\w+"? SET')
NOTED = ("people_tokengrant", "people_staffsession", "django_session")
"""When a token or a session was used last is written whatever was asked."""


@contextmanager
def written() -> Iterator[list[str]]:
    """The beginnings of all statements that write rows until it ends, but for those that note who was here."""
    found: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if (begins := _WRITES.search(sql)) and not any(table in begins[0] for table in NOTED):
            found.append(begins[0])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield found
