"""Lists what was decided about a message, in order: by which guard or colleague, why, and because of what."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime

from helpdesk.intake.models import RawMail
from helpdesk.intake.quarantine_words import decision_words, guard_words, reason_words


@dataclass(frozen=True)
class Decided:
    who: str
    what: str
    reason: str
    saw: str
    at: dt.datetime | None


def decisions_of(row: RawMail) -> list[Decided]:
    """Every decision that is kept; entries that are not in our form are left out."""
    return [_decided(entry) for entry in row.decisions if isinstance(entry, dict)]


def _decided(entry: dict[str, Any]) -> Decided:
    def text(name: str) -> str:
        return str(entry.get(name) or "")

    return Decided(
        guard_words(text("guard")),
        decision_words(text("decision")),
        reason_words(text("reason"), entry.get("values")),
        text("saw"),
        parse_datetime(text("at")) if entry.get("at") else None,
    )
