"""A CSV of complaints, whatever its columns are called."""

import csv
import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TextIO

FIELDS: dict[str, tuple[str, ...]] = {
    "received": ("date received", "received", "received_at", "date", "created", "created_at"),
    "product": ("product", "item"),
    "cause": ("issue", "cause", "category", "reason"),
    "subcause": ("sub-issue", "sub-cause", "subcategory", "sub-category"),
    "text": ("consumer complaint narrative", "narrative", "text", "description", "complaint"),
    "subject": ("subject", "title"),
    "channel": ("submitted via", "channel", "source"),
    "closed": ("date sent to company", "closed", "closed_at", "date closed"),
    "reference": ("complaint id", "reference", "id"),
    "company": ("company",),
}
"""What we store -> the headers that usually carry it, lower case, the likeliest first."""

DATE_FORMATS = ("%Y/%m/%d", "%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y")
CHANNELS = {
    "web": "form",
    "phone": "phone",
    "postal mail": "letter",
    "letter": "letter",
    "fax": "letter",
    "referral": "letter",
    "email": "email",
    "e-mail": "email",
    "chat": "chat",
    "social": "social",
}


class UnreadableTable(ValueError):
    """The file as a whole cannot be used; the message says why."""


@dataclasses.dataclass(frozen=True)
class Row:
    """One complaint as the file tells it. Dates are local days; `line` is the line of the file where it ends."""

    line: int
    received: dt.date
    closed: dt.date | None
    product: str
    cause: str
    subcause: str
    text: str
    subject: str
    channel: str
    reference: str


@dataclasses.dataclass(frozen=True)
class BadRow:
    line: int
    reason: str


def read(file: TextIO, mapping: Mapping[str, str]) -> Iterator[Row | BadRow]:
    """Rows in the order of the file. `mapping` names columns for fields where the usual headers do not fit.

    Raises:
        UnreadableTable: there is no header, no column for the date of receipt, or `mapping` names a field or
            column that does not exist.
    """
    reader = csv.DictReader(file)
    columns = _columns(list(reader.fieldnames or ()), mapping)
    try:
        for values in reader:
            yield _row(reader.line_num, {field: (values.get(name) or "").strip() for field, name in columns.items()})
    except csv.Error as error:
        raise UnreadableTable(f"line {reader.line_num}: {error}") from error


def parse_date(text: str) -> dt.date:
    """A date in one of `DATE_FORMATS`, or the date of an ISO 8601 instant; ValueError otherwise."""
    for form in DATE_FORMATS:
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not an instant
        except ValueError:
            continue
    return dt.datetime.fromisoformat(text).date()


def _columns(headers: list[str], mapping: Mapping[str, str]) -> dict[str, str]:
    known = {header.strip().casefold(): header for header in headers}
    if unknown := mapping.keys() - FIELDS.keys():
        raise UnreadableTable(f"There is no field {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}.")
    columns = {}
    for field, usual in FIELDS.items():
        names = (mapping[field].strip().casefold(),) if field in mapping else usual
        found = next((known[name] for name in names if name in known), None)
        if found is None and field in mapping:
            raise UnreadableTable(f"The file has no column {mapping[field]!r}.")
        if found is not None:
            columns[field] = found
    if "received" not in columns:
        raise UnreadableTable("No column holds the date of receipt; name it with --map received=COLUMN.")
    return columns


def _row(line: int, values: Mapping[str, str]) -> Row | BadRow:
    try:
        received = parse_date(values["received"])
    except ValueError:
        return BadRow(line, f"{values['received']!r} is not a date")
    try:
        closed = parse_date(values.get("closed", ""))
    except ValueError:
        closed = None
    cause, company = values.get("cause", ""), values.get("company", "")
    return Row(
        line=line,
        received=received,
        closed=max(closed, received) if closed else None,
        product=values.get("product", "")[:200],
        cause=cause[:200],
        subcause=values.get("subcause", "")[:200],
        text=values.get("text", ""),
        subject=values.get("subject") or " – ".join(filter(None, (cause, company))) or "Complaint",
        channel=CHANNELS.get(values.get("channel", "").casefold(), "form"),
        reference=values.get("reference", "")[:60],
    )
