"""`run/ready.json`: how to reach the servers that run, written by their owner once they answer."""

import json
import os
from collections.abc import Mapping

from helpdesk.runner.layout import Layout


def write(layout: Layout, values: Mapping[str, str]) -> None:
    """Says that the servers are ready, and with which environment. Readers see all of it or nothing."""
    draft = layout.run / "ready.draft"
    draft.write_text(json.dumps(dict(values)))
    draft.chmod(0o600)
    os.replace(draft, layout.run / "ready.json")


def read(layout: Layout) -> dict[str, str] | None:
    """The environment of the servers that run, None without any. Stale unless the owner's lock is held."""
    try:
        values: dict[str, str] = json.loads((layout.run / "ready.json").read_text())
    except FileNotFoundError:
        return None
    return values


def clear(layout: Layout) -> None:
    """Says that the servers are not ready."""
    (layout.run / "ready.json").unlink(missing_ok=True)
