"""Stores files on disk, whole or not at all."""

from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Removes again what a full disk cut off: it would keep the disk full, and nobody knows its name."""

    def _save(self, name: str, content: Any) -> str:
        is_new, disk = not self.exists(name), cast(Any, super())
        try:
            return str(disk._save(name, content))
        except OSError:
            if is_new:
                with suppress(OSError):
                    Path(self.path(name)).unlink()
            raise
