"""Reads imports for their pages."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.imports.models import KEPT, ImportBatch, ImportLine
from helpdesk.imports.own_columns import columns_of, fields
from helpdesk.imports.reasons import reason_words
from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.values import plain_words
from helpdesk.web.lists.tables.read import read_table
from helpdesk.web.words.formats import date_and_time

SAMPLES = 3


def samples(batch: ImportBatch) -> dict[str, list[str]]:
    """By column of the file what its first lines have there."""
    table = read_table(bytes(batch.content))
    rows = [row for row, _ in zip(table.rows(), range(SAMPLES), strict=False)]
    return {name: [row.cells[name] for row in rows] for name in table.columns}


def can_be_taken_back(batch: ImportBatch) -> bool:
    """Whether the lines of an import are still kept."""
    at = batch.imported_at
    return batch.state == ImportBatch.State.IMPORTED and at is not None and at > timezone.now() - KEPT


@dataclass(frozen=True)
class LineShown:
    """A line as pages show it: what changes as (label, before, after), and why it is refused or stays."""

    line: ImportLine
    changes: Sequence[tuple[str, str, str]]
    reasons: Sequence[str]


def shown(kind: str, line: ImportLine) -> LineShown:
    """A line in the reader's language."""
    own = fields()
    changes = [
        (
            gettext(one.label),
            _words(line.changes[one.key][0], own.get(one.key)),
            _words(line.changes[one.key][1], own.get(one.key)),
        )
        for one in columns_of(kind)
        if one.key in line.changes
    ]
    return LineShown(line, changes, [reason_words(kept) for kept in line.reasons])


def _words(value: Any, field: TicketField | None) -> str:
    """A value of a line: one of the shop's own fields in its words, a moment as people write it."""
    if field:
        return plain_words(field, value)
    text = str(value)
    if "T" not in text or not text[:4].isdigit():
        return text
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return date_and_time(timezone.localtime(moment), timezone.localtime()) if moment.tzinfo else text
