"""Keeps in each process what all pages ask for and hardly ever changes; reads it anew when somebody changed it."""

import time
import uuid
from collections.abc import Callable
from typing import Generic, TypeVar

from django.core.cache import cache

Value = TypeVar("Value")
LOOK_EVERY = 1.0


class Kept(Generic[Value]):
    """A value that is read once by a process, and again within a second after `changed` was called in any of them.

    `key` is where the stamp of the newest change stands in the cache, `read` gets the value from the database.
    """

    def __init__(self, key: str, read: Callable[[], Value]) -> None:
        self._key, self._read = key, read
        self._values: list[Value] = []
        self._stamp, self._looked_at = "", 0.0

    def current(self) -> Value:
        """The value; no statement while nothing changes."""
        now = time.monotonic()
        if not self._values or now - self._looked_at > LOOK_EVERY:
            stamp = str(cache.get(self._key, ""))
            if not self._values or stamp != self._stamp:
                self.remember(self._read(), stamp)
            self._looked_at = now
        return self._values[0]

    def remember(self, value: Value, stamp: str = "") -> None:
        """Keep this value in this process, as it was at the stamp."""
        self._values, self._stamp, self._looked_at = [value], stamp, time.monotonic()

    def forget(self) -> None:
        """Let this process read the value anew."""
        self._values = []

    def changed(self) -> None:
        """Let every process read the value anew, within moments."""
        cache.set(self._key, uuid.uuid4().hex, timeout=None)
        self.forget()
