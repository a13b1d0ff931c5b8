"""Remembers what the last start prepared, so that the next one of the same code and data prepares nothing again.

`run/prepared.json` holds a fingerprint of everything that preparing depends on (migrations, static files,
the locked set, the cluster) and the sign-ins that were shown.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpdesk.runner.layout import ROOT, Layout

WATCHED = ("*/migrations/*.py", "*/*/migrations/*.py", "static/**/*", "requirements/*.txt", "helpdesk/settings/*.py")


@dataclass(frozen=True)
class Prepared:
    """The file that remembers it for one data directory, for a start with or without the demo."""

    layout: Layout
    demo: bool

    def sign_ins(self) -> str | None:
        """The sign-ins shown when this very code and data were prepared; None if they were not."""
        try:
            known = json.loads(self._file.read_text())
            return str(known["sign_ins"]) if known["fingerprint"] == self._fingerprint() else None
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def remember(self, sign_ins: str) -> None:
        """Says that code and data as they are now have been prepared."""
        self._file.write_text(json.dumps({"fingerprint": self._fingerprint(), "sign_ins": sign_ins}))
        self._file.chmod(0o600)

    @property
    def _file(self) -> Path:
        return self.layout.run / "prepared.json"

    def _fingerprint(self) -> str:
        return hashlib.sha256("\n".join(self._facts()).encode()).hexdigest()

    def _facts(self) -> Iterator[str]:
        yield f"demo {self.demo}"
        for cluster in sorted(self.layout.data.glob("postgres-*/PG_VERSION")):
            yield f"{cluster} {cluster.stat().st_ino}"
        yield f"static {(self.layout.data / 'static').is_dir()}"
        for pattern in WATCHED:
            for path in sorted(ROOT.glob(pattern)):
                facts = path.stat()
                yield f"{path} {facts.st_size} {facts.st_mtime_ns}"
