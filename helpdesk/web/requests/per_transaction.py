"""Reads once a transaction what several parts of one act ask for, each by itself, such as settings.

A transaction is short, so what it read at its beginning holds to its end; the next one reads afresh. Outside of one
nothing is kept.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import connection

Read = TypeVar("Read", bound=Callable[..., Any])
_NAME = "amends_read_in_transaction"


def once_a_transaction(read: Read) -> Read:
    """Make a reader give the same answer for the same arguments as long as the caller's transaction lasts.

    Arguments are hashable. Whoever gets the answer changes nothing in it.
    """

    @wraps(read)
    def kept(*arguments: Hashable) -> Any:
        known = _known()
        if known is None:
            return read(*arguments)
        key = (read, arguments)
        if key not in known:
            known[key] = read(*arguments)
        return known[key]

    return cast(Read, kept)


def _known() -> dict[Hashable, Any] | None:
    """What this transaction has read so far; None outside of one."""
    # The block that a test wraps around itself holds many transactions of the code under test.
    outermost = next((block for block in connection.atomic_blocks if not getattr(block, "_from_testcase", False)), None)
    if outermost is None:
        return None
    block, known = getattr(connection, _NAME, (None, {}))
    if block is not outermost:
        known = {}
        setattr(connection, _NAME, (outermost, known))
    return cast(dict[Hashable, Any], known)
