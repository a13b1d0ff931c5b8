"""One log file a program: kept small, and watched for the lines that a person should see."""

import os
import re
import shutil
from pathlib import Path

LARGEST = 10 * 1024 * 1024
IMPORTANT = re.compile(r"\b(ERROR|CRITICAL|FATAL|PANIC)\b|^[A-Za-z_.]*(Error|Exception): ")


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

    def important_lines(self) -> list[str]:
        """The new lines that tell of trouble."""
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
        return [line for line in complete.decode(errors="replace").splitlines() if IMPORTANT.search(line)]
