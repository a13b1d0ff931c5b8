"""Answers from a file of another survey tool: a column of scores, and what else the columns tell."""

import csv
import datetime as dt
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from helpdesk.tickets.words import storable
from surveys.errors import ImportRefused
from surveys.models import Answer, ImportBatch
from surveys.queries.chosen import local_midnight
from surveys.scales import SCALES, Scale

CHUNK = 1000
VALUE_LENGTH = 40


@dataclass
class Reading:
    """What the rows of a file held: `refused` counts values that are no score of the scale."""

    answers: list[Answer] = field(default_factory=list)
    blank: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def import_answers(
    *, path: Path, kind: str, column: str, name: str = "", date_column: str = "", group_column: str = ""
) -> tuple[ImportBatch, bool]:
    """Reads a CSV file into a batch of its own. Returns it, and whether it is new: the same file is read once.

    Column names are compared without the blanks around them. Only whole numbers on the scale are answers: tools
    write codes such as 11 for "no answer", and one of those counted as a 10 would lift the score.

    Raises:
        ImportRefused: the file is no CSV in UTF-8, lacks a column, or holds no answer at all.
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
    reading = _read(_rows(content), SCALES[kind], columns)
    if not reading.answers:
        raise ImportRefused(f"No row of {path.name} has a score from {SCALES[kind].low} to {SCALES[kind].high}.")
    return _store(identity, name or path.stem, columns["group"], reading)


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


def _rows(content: bytes) -> Iterator[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused("The file is not UTF-8 text. Save it as CSV in UTF-8 and try again.") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip() for name in next(reader, [])]
        for row in reader:
            yield dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise ImportRefused(f"Line {reader.line_num} is no CSV: {error}.") from error


def _read(rows: Iterator[dict[str, str]], scale: Scale, columns: dict[str, str]) -> Reading:
    reading, now = Reading(), timezone.now()
    for number, row in enumerate(rows):
        if number == 0:
            _check(row, columns)
        value = row.get(columns["score"], "").strip()
        score = int(value) if value.isascii() and value.isdecimal() and len(value) < 4 else None
        if not value:
            reading.blank += 1
        elif score is None or not scale.holds(score):
            reading.refused[storable(value)[:VALUE_LENGTH]] += 1
        else:
            at = _instant(row.get(columns["date"], "")) if columns["date"] else None
            group = storable(row.get(columns["group"], "").strip())[:120] if columns["group"] else ""
            reading.answers.append(Answer(kind=scale.key, score=score, group=group, answered_at=at or now))
    return reading


def _check(row: dict[str, str], columns: dict[str, str]) -> None:
    missing = [name for name in columns.values() if name and name not in row]
    if missing:
        raise ImportRefused(f"There is no column {' or '.join(missing)}. The columns are: {', '.join(row)}.")


def _instant(text: str) -> dt.datetime | None:
    """An ISO 8601 date or time; None for anything else, as guessing the order of day and month would be wrong."""
    text = text.strip()
    try:
        at = parse_datetime(text)
        day = None if at else parse_date(text)
    except ValueError:
        return None
    if at is not None:
        return at if timezone.is_aware(at) else at.replace(tzinfo=timezone.get_default_timezone())
    return local_midnight(day) if day else None
