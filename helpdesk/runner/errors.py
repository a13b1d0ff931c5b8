"""Errors that the runner tells a person instead of a traceback."""

import errno
import shutil
from pathlib import Path

LITTLE = 100 * 1024 * 1024
"""Bytes; with less, what failed most likely failed for want of room."""

_REASONS = {
    errno.ENOSPC: "the disk is full. Make room on it",
    errno.EDQUOT: "this user's share of the disk is used up. Make room on it",
    errno.EROFS: "the disk can only be read. Mount it for writing",
    errno.EACCES: "this user may not write there. Give it to this user",
    errno.EPERM: "this user may not write there. Give it to this user",
}


class RunnerError(Exception):
    """Something outside the program stands in the way. The message says what, and what to do about it."""


def error_in_words(error: OSError, data: Path) -> str:
    """An error of the system in plain words, and the way out."""
    where = error.filename or data
    reason = _REASONS.get(error.errno or 0, f"{(error.strerror or str(error)).lower()}. Mend that")
    return f"{where} cannot be used: {reason}, or choose another directory: script/server --data DIR"


def disk_space_hint(data: Path) -> str:
    """A hint where hardly any room is left on the disk of `data`; empty otherwise."""
    there = next(path for path in (data, *data.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free >= LITTLE:
        return ""
    return f"\nThe disk of {data} has {free // 1024**2} MB left: make room on it, then start again."
