"""Waiting for a condition instead of for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PAUSE = 0.1


def wait_until(look: Callable[[], Found | None], what: str, *, seconds: float = 60.0) -> Found:
    """The first truthy answer of `look`.

    Raises:
        AssertionError: there was none within `seconds`; names `what` was waited for and the last answer.
    """
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"waited {seconds:g} s for {what}; last seen: {found!r}"
        time.sleep(PAUSE)
