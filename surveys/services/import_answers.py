"""Imports answers from a file of another survey tool: a column of scores, and what else the columns tell."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from helpdesk.tickets.words import storable
from helpdesk.web.lists.tables.days import DateOrder, Days, read_days
from helpdesk.web.lists.tables.numbers import whole_number
from helpdesk.web.lists.tables.read import Table, Unreadable, read_table
from surveys.errors import ImportRefused
from surveys.figures.imports import refused_words
from surveys.kinds import Scale, kind_of
from surveys.models import Answer, ImportBatch

CHUNK = 1000
_MOST_TOLD = 5
VALUE_LENGTH = 40
TORN = "row with more cells than columns"
NO_DATE = "row without a date"


@dataclass
class Reading:
    """What the rows of a file held: `refused` counts values that are no score of the scale, and rows that cannot be
    read: a score without its day would count for today."""

    answers: list[Answer] = field(default_factory=list)
    blank: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def import_answers(
    *,
    path: Path,
    kind: str,
    column: str,
    name: str = "",
    date_column: str = "",
    group_column: str = "",
    dates: DateOrder | None = None,
) -> tuple[ImportBatch, bool]:
    """Read a CSV file into a batch of its own; returns the batch, and whether it is new: the same file is read once.

    Column names are compared without the blanks around them. Only whole numbers on the scale are answers, `9.0` among
    them: tools write codes such as 11 for "no answer", and one of those counted as a 10 would lift the score. `dates`
    tells what stands first in a date where the file does not prove it.

    Raises:
        ImportRefused: the file is no CSV, lacks a column, writes its dates in two ways, holds no answer at all, or
            those of another survey.
        OSError: it cannot be read.
    """
    content = path.read_bytes()
    identity = {
        "file_name": path.name[:255],
        "sha256": hashlib.sha256(content).hexdigest(),
        "kind": kind,
        "column": column.strip(),
    }
    if known := ImportBatch.objects.filter(**identity).first():
        return known, False
    columns = {"score": column.strip(), "date": date_column.strip(), "group": group_column.strip()}
    try:
        reading = _read(read_table(content), kind, columns, dates)
    except Unreadable as error:
        raise ImportRefused(str(error)) from error
    if not reading.answers:
        raise ImportRefused(_why_nothing(path.name, kind_of(kind).scale, reading))
    if doubt := kind_of(kind).doubt(_counts(reading, kind_of(kind).scale)):
        raise ImportRefused(doubt)
    return _store(identity, name or path.stem, columns["group"], reading)


def _counts(reading: Reading, scale: Scale) -> tuple[int, ...]:
    tally = Counter(answer.score for answer in reading.answers)
    return tuple(tally[score] for score in scale.steps)


def _why_nothing(file_name: str, scale: Scale, reading: Reading) -> str:
    said = f"No row of {file_name} is an answer from {scale.low} to {scale.high}."
    refused = dict(reading.refused.most_common(_MOST_TOLD))
    return f"{said} Refused: {refused_words(refused)}." if refused else said


def _store(identity: dict[str, str], name: str, group_column: str, reading: Reading) -> tuple[ImportBatch, bool]:
    with transaction.atomic():
        batch, is_new = ImportBatch.objects.get_or_create(
            **identity,
            defaults={
                "name": name[:200],
                "group_column": group_column,
                "accepted": len(reading.answers),
                "blank": reading.blank,
                "refused": dict(reading.refused),
            },
        )
        if is_new:
            for answer in reading.answers:
                answer.batch = batch
            Answer.objects.bulk_create(reading.answers, batch_size=CHUNK)
    return batch, is_new


def _read(table: Table, kind: str, columns: Mapping[str, str], dates: DateOrder | None) -> Reading:
    reading, now, scale = Reading(), timezone.now(), kind_of(kind).scale
    if not table.columns:
        return reading
    names = _found(table, columns)
    score_name, date_name, group_name = names["score"], names["date"], names["group"]
    days = read_days(((row.line, row.cells[date_name]) for row in table.rows()) if date_name else (), dates)
    for row in table.rows():
        value = row.cells[score_name].strip()
        score = whole_number(value)
        if row.is_torn:
            reading.refused[TORN] += 1
        elif not value:
            reading.blank += 1
        elif score is None or not scale.holds(score):
            reading.refused[storable(value)[:VALUE_LENGTH]] += 1
        elif date_name and not _is_dated(days, row.cells[date_name]):
            reading.refused[NO_DATE] += 1
        else:
            at = days.instant(row.cells[date_name]) if date_name else now
            group = storable(row.cells[group_name].strip())[:120] if group_name else ""
            reading.answers.append(Answer(kind=kind, score=score, group=group, answered_at=at))
    return reading


def _found(table: Table, columns: Mapping[str, str]) -> dict[str, str]:
    found = {key: table.column(name) if name else "" for key, name in columns.items()}
    missing = [columns[key] for key, name in found.items() if name is None]
    if missing:
        raise ImportRefused(f"There is no column {' or '.join(missing)}. The columns are: {', '.join(table.columns)}.")
    return {key: name or "" for key, name in found.items()}


def _is_dated(days: Days, text: str) -> bool:
    try:
        days.instant(text)
    except ValueError:
        return False
    return True
