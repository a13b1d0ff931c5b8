"""Reads imports for their pages."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.imports.kinds import ImportColumn
from helpdesk.imports.models import KEPT, ImportBatch, ImportLine
from helpdesk.imports.own_columns import columns_of, fields
from helpdesk.imports.planning.customers import POINTS
from helpdesk.imports.reasons import reason_words
from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.values import plain_words
from helpdesk.web import shop_time
from helpdesk.web.lists.tables.read import Table, read_table
from helpdesk.web.words.formats import clock, long_date

SAMPLES = 3


def samples(batch: ImportBatch) -> dict[str, list[str]]:
    """By column of the file what its first lines have there."""
    table = read_table(bytes(batch.content))
    rows = [row for row, _ in zip(table.rows(), range(SAMPLES), strict=False)]
    return {name: [row.cells[name] for row in rows] for name in table.columns}


def can_be_taken_back(batch: ImportBatch) -> bool:
    """Whether an import, or what stayed of one that was taken back, is still kept line by line."""
    at = batch.imported_at
    if at is None or at <= timezone.now() - KEPT:
        return False
    is_undone = batch.state == ImportBatch.State.UNDONE
    return batch.state == ImportBatch.State.IMPORTED or (
        is_undone and batch.lines.filter(step=ImportLine.Step.KEPT).exists()
    )


def as_it_came(
    batch: ImportBatch, lines: Iterable[ImportLine]
) -> tuple[tuple[str, ...], Iterator[tuple[ImportLine, list[str]]]]:
    """The names of a file's columns, and its lines, each with its cells as they stand in the file. In order of number.

    A line that was erased is empty; so are all once the file is gone.
    """
    if not batch.content:
        return (), ((line, []) for line in lines)
    table = read_table(bytes(batch.content))
    return table.columns, _with_cells(table, lines)


def _with_cells(table: Table, lines: Iterable[ImportLine]) -> Iterator[tuple[ImportLine, list[str]]]:
    rows = table.rows()
    row = next(rows, None)
    for line in lines:
        while row and row.line < line.number:
            row = next(rows, None)
        yield line, list(row.cells.values()) if row and row.line == line.number else []


def said_before() -> dict[str, Any]:
    """Country of numbers and currency as the newest import has them: files of one shop come from one place."""
    told = ImportBatch.objects.exclude(options={}).values_list("options", flat=True).first() or {}
    return {name: told[name] for name in ("region", "usual_currency") if told.get(name)}


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
            _label(one, line),
            _words(line.changes[one.key][0], own.get(one.key)),
            _words(line.changes[one.key][1], own.get(one.key)),
        )
        for one in columns_of(kind)
        if one.key in line.changes
    ]
    return LineShown(line, changes, [reason_words(kept) for kept in line.reasons])


def _label(column: ImportColumn, line: ImportLine) -> str:
    """What a change is of; an address or number of whoever is on file comes beside those that they have."""
    is_beside = column.key in POINTS and line.outcome == ImportLine.Outcome.CHANGED
    words = gettext("%(column)s, beside what is on file") if is_beside else "%(column)s"
    return words % {"column": gettext(column.label)}


def _words(value: Any, field: TicketField | None) -> str:
    """A value of a line: one of the shop's own fields in its words, a moment as people write it by the shop's clock.

    A day without an hour is its midnight.
    """
    if field:
        return plain_words(field, value)
    text = str(value)
    if "T" not in text or not text[:4].isdigit():
        return text
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    if not moment.tzinfo:
        return text
    at = timezone.localtime(moment, shop_time.zone())
    return f"{long_date(at)}, {clock(at)}" if at.time() != dt.time() else long_date(at)
