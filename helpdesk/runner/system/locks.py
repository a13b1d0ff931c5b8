"""Locks that tell who runs the servers of a data directory, and who uses them.

`run/owner.lock` (exclusive) belongs to the one process that started the servers. `run/users.lock` is shared
by every process that uses them; an owner that is done takes it exclusively, so that it stops nothing under
another's feet. The kernel drops both with the process, however it ends.
"""

import fcntl
import os
from pathlib import Path


class FileLock:
    """An advisory lock on a file, which may carry a line about its holder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self, *, shared: bool = False, wait: bool = False) -> bool:
        """Takes the lock; False if another process holds it and `wait` is off."""
        mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._descriptor, mode if wait else mode | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def describe(self, holder: str) -> None:
        """Writes who holds the lock, for the message that others get."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, holder.encode(), 0)

    def holder(self) -> str:
        """What the last holder wrote."""
        return self._path.read_text(errors="replace").strip()

    def release(self) -> None:
        """Releases the lock: closing the file drops it."""
        os.close(self._descriptor)
