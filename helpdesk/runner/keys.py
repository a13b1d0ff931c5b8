"""Secrets made once for a data directory and kept in files that only their owner can read."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path, *, size: int) -> str:
    """The secret in `path`; makes one of `size` random bytes on first use. Two at once get the same one."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(size))
        try:
            os.link(draft, path)  # fails if another process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
