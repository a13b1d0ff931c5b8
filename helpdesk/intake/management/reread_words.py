"""Says what reading a message again found, for people and for programs."""

import difflib
import json
from collections.abc import Iterator
from typing import Any

from helpdesk.intake.taking.reread import Reread
from helpdesk.tickets.services import Revision

_MAX_LINES = 12
_COMPARED_LINES = 400
_WIDTH = 110


def in_words(result: Reread) -> str:
    """What was found in one paragraph: which message, then each difference, long texts as the lines that differ."""
    head = f"#{result.message.ticket.number} message {result.message.pk}, {result.row.received_at:%Y-%m-%d}"
    if result.revision is None:
        return f"{head}: {result.problem}"
    return "\n".join([head, *_differences(result.revision)])


def as_json(result: Reread) -> dict[str, Any]:
    """What was found as plain values, whole."""
    found = result.revision or Revision()
    return {
        "ticket": str(result.message.ticket.number),
        "message_id": result.message.pk,
        "received_at": result.row.received_at.isoformat(),
        "problem": result.problem,
        "changes": {name: list(values) for name, values in found.changes.items()},
        "renamed": [{"file": attachment.filename} | fields for attachment, fields in found.renamed],
        "missing": [new.filename for new in found.missing],
    }


def _differences(revision: Revision) -> Iterator[str]:
    for name, (old, new) in revision.changes.items():
        if isinstance(old, str) and "\n" in old + new:
            yield f"  {name}:"
            yield from _lines(old, new)
        else:
            yield f"  {name}: {_value(old)} → {_value(new)}"
    for attachment, fields in revision.renamed:
        yield f"  file {_value(attachment.filename)}: {_value(fields)}"
    for new in revision.missing:
        yield f"  file {_value(new.filename)} ({len(new.content):,} bytes) is missing"


def _lines(old: str, new: str) -> Iterator[str]:
    """The lines that differ, a dozen at most; of very long texts only the beginning is compared."""
    before, after = ([line[:_WIDTH] for line in text.split("\n")[:_COMPARED_LINES]] for text in (old, new))
    compared = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]
    found = [line for line in compared if not line.startswith("@@")]
    yield from (f"    {line[0]} {line[1:]}" for line in found[:_MAX_LINES])
    if len(found) > _MAX_LINES or not found:
        rest = f"{len(found) - _MAX_LINES} more lines" if found else "beyond its first lines"
        yield f"    … {rest} ({len(old):,} → {len(new):,} characters)"


def _value(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"
