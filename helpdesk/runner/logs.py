"""Keeps one log file a program small, and watches it for the lines that a person should see."""

import os
import re
import shutil
import time
from pathlib import Path

REPEAT_AFTER = 60.0  # seconds
LARGEST = 10 * 1024 * 1024
IMPORTANT = re.compile(r"\b(ERROR|CRITICAL|FATAL|PANIC)\b|^[A-Za-z_.]*(Error|Exception): ")
ORDINARY = re.compile(r"the database system is (starting up|shutting down)|terminating connection due to administrator")


def rotate(path: Path) -> None:
    """Moves a large log to `NAME.1`. Its writer goes on at the new beginning, as it only appends."""
    if path.exists() and path.stat().st_size > LARGEST:
        shutil.copyfile(path, path.with_name(f"{path.name}.1"))
        os.truncate(path, 0)


def last_lines(path: Path, count: int) -> str:
    """The end of a log, for a message."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 20_000))
        lines = file.read().decode(errors="replace").splitlines()
    return "\n".join(f"  {line}" for line in lines[-count:])


class LogWatch:
    """Reads what is appended to a log from now on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._position = path.stat().st_size if path.exists() else 0
        self._told: dict[str, float] = {}  # lines without their numbers, and when each was last shown

    def important_lines(self) -> list[str]:
        """The new lines that tell of trouble; one that differs in its numbers only is told once a minute."""
        troubles = (line for line in self._new_lines() if IMPORTANT.search(line) and not ORDINARY.search(line))
        return [line for line in troubles if self._is_news(line)]

    def _new_lines(self) -> list[str]:
        size = self._path.stat().st_size if self._path.exists() else 0
        if size < self._position:  # rotated
            self._position = 0
        if size == self._position:
            return []
        with self._path.open("rb") as file:
            file.seek(self._position)
            text = file.read()
        complete = text[: text.rfind(b"\n") + 1]
        self._position += len(complete)
        return complete.decode(errors="replace").splitlines()

    def _is_news(self, line: str) -> bool:
        now = time.monotonic()
        self._told = {key: told for key, told in self._told.items() if now - told < REPEAT_AFTER}
        key = re.sub(r"\d+", "", line)
        return self._told.setdefault(key, now) == now
