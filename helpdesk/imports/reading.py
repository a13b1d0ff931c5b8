"""Reads the lines of a file into what we store: each cell in its normal form, or a reason why it cannot be."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from helpdesk.customers.contacts import normalise_phone
from helpdesk.imports.kinds import AMOUNTS, COLUMNS, CUSTOMERS, DAYS, ORDERS, ImportColumn
from helpdesk.imports.own_columns import columns_of, fields, read_value
from helpdesk.imports.reasons import Reason, reason
from helpdesk.mime.fields.contacts import NotAContact, normalise_email
from helpdesk.web.lists.tables.amounts import Amounts
from helpdesk.web.lists.tables.days import Days
from helpdesk.web.lists.tables.numbers import whole_number
from helpdesk.web.lists.tables.read import Table, TableRow
from helpdesk.web.words import languages
from helpdesk.web.words.card_numbers import masked

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGEST = 10**10
"""Amounts have twelve digits, two of them after the mark."""


class Refused(ValueError):
    """A cell or a line cannot be used; `reason` is why."""

    def __init__(self, kept: list[Any]) -> None:
        super().__init__(kept)
        self.reason = kept


class Written(NamedTuple):
    """How a file writes its dates, amounts and numbers of phones without a country (ISO 3166 alpha-2)."""

    days: Days
    amounts: Amounts
    region: str


@dataclass
class ReadLine:
    """A line as it was read: `cells` by what we store, or `reasons` why it is refused. `about` says which it is."""

    number: int
    about: str
    cells: dict[str, Any]
    reasons: list[list[Any]] = field(default_factory=list)


def read_lines(table: Table, kind: str, columns: Mapping[str, str], written: Written) -> Iterator[ReadLine]:
    """Every line of a file, in order. `columns` has by what we store the file's column.

    A line that is about what an earlier one was about is refused. The further lines of an order may leave out what the
    first one said.

    Raises:
        Unreadable: a line is no CSV.
    """
    seen: dict[str, _Seen] = {}
    for row in table.rows():
        line = _line(row, kind, columns, written)
        if not line.reasons:
            (_of_customer if kind == CUSTOMERS else _of_order)(line, seen)
        yield line


@dataclass
class _Seen:
    """What an earlier line said: its number, its cells, and of an order which products in which lines."""

    line: int
    cells: dict[str, Any]
    products: dict[str, int] = field(default_factory=dict)


def _line(row: TableRow, kind: str, columns: Mapping[str, str], written: Written) -> ReadLine:
    texts = {key: _tidied(key, row.cells[header]) for key, header in columns.items()}
    line = ReadLine(row.line, _about(kind, texts), {})
    if row.is_torn:
        line.reasons.append(reason(Reason.TORN))
    for column in columns_of(kind):
        if text := texts.get(column.key, ""):
            try:
                line.cells[column.key] = _cell(column, text, written)
            except Refused as problem:
                line.reasons.append(problem.reason)
    return line


def _tidied(key: str, text: str) -> str:
    """A cell on one line; notes keep theirs, and no card number."""
    return masked(text.strip()) if key == "notes" else " ".join(text.split())


def _about(kind: str, texts: Mapping[str, str]) -> str:
    keys = ("name", "email", "phone") if kind == CUSTOMERS else ("number",)
    return next((texts[key] for key in keys if texts.get(key)), "")[:320]


def _cell(column: ImportColumn, text: str, written: Written) -> Any:
    """A cell in its normal form, as JSON holds it.

    Raises:
        Refused: it is none of its kind.
    """
    key, short = column.key, text[:80]
    if len(text) > column.longest:
        raise Refused(reason(Reason.TOO_LONG, column=column.label, longest=column.longest))
    if key in _WORDS:
        code, normal = _WORDS[key]
        try:
            return normal(text, written)
        except (NotAContact, ValueError) as problem:
            raise Refused(reason(code, text=short)) from problem
    if own := fields().get(key):
        try:
            return read_value(own, text, days=written.days, amounts=written.amounts)
        except ValueError as problem:
            raise Refused(reason(Reason.NO_VALUE, column=column.label, text=short)) from problem
    if key in DAYS:
        return _day(column, text, written.days)
    if key in AMOUNTS:
        return _amount(column, text, written.amounts)
    return _number(column, text) if key == "quantity" else text


def _number(column: ImportColumn, text: str) -> int:
    number = whole_number(text) or 0
    if number < 1:
        raise Refused(reason(Reason.NO_NUMBER, column=column.label, text=text[:80]))
    return number


def _email(text: str, _: Written) -> str:
    normal = normalise_email(text)
    if "." not in normal.rpartition("@")[2] or any(mark in normal for mark in "<>,;"):
        raise ValueError("nobody can be reached there")
    return text


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("no such code")
    return text


def _language(text: str, _: Written) -> str:
    tag = _matching(_LANGUAGE, text.replace("_", "-"))
    if not languages.is_known(tag):
        raise ValueError("no such language")
    return tag


def _zone(text: str, _: Written) -> str:
    if text not in available_timezones():
        raise ValueError("no such zone")
    return text


_WORDS = {
    "email": (Reason.NO_ADDRESS, _email),
    "phone": (Reason.NO_PHONE, lambda text, written: normalise_phone(text, written.region)),
    "language": (Reason.NO_LANGUAGE, _language),
    "time_zone": (Reason.NO_ZONE, _zone),
    "currency": (Reason.NO_CURRENCY, lambda text, _: _matching(_CURRENCY, text.upper())),
}


def _day(column: ImportColumn, text: str, days: Days) -> str:
    try:
        return (days.day(text) if column.key == "warranty_until" else days.instant(text).astimezone(dt.UTC)).isoformat()
    except ValueError as problem:
        raise Refused(reason(Reason.NO_DAY, column=column.label, text=text[:80])) from problem


def _amount(column: ImportColumn, text: str, amounts: Amounts) -> str:
    try:
        found = amounts.amount(text)
    except ValueError as problem:
        raise Refused(reason(Reason.NO_AMOUNT, column=column.label, text=text[:80])) from problem
    if abs(found) >= _LARGEST or found != round(found, 2):
        raise Refused(reason(Reason.NO_AMOUNT, column=column.label, text=text[:80]))
    return f"{found:.2f}"


def _of_customer(line: ReadLine, seen: dict[str, _Seen]) -> None:
    """Refuse a customer without an address or number, and one whom an earlier line was about."""
    keys = _reached_at(line.cells)
    if not keys:
        line.reasons.append(reason(Reason.NO_CONTACT))
    for key, text in keys:
        if key in seen:
            line.reasons.append(reason(Reason.TWICE, line=seen[key].line, text=text))
            return
    for key, _ in keys:
        seen[key] = _Seen(line.number, line.cells)


def _reached_at(cells: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    keys = []
    if email := cells.get("email"):
        keys.append((normalise_email(email), email))
    if phone := cells.get("phone"):
        keys.append((phone, phone))
    return keys


_HEAD = ("email", "phone", "name", "placed_at", "delivered_at", "currency", "total")


def _of_order(line: ReadLine, seen: dict[str, _Seen]) -> None:
    """Complete a further line of an order from the first one; refuse one that says something else, or nothing new."""
    number, product = line.cells.get("number"), str(line.cells.get("product", "")).casefold()
    first = seen.get(number) if number else None
    if first:
        for key in _HEAD:
            if line.cells.setdefault(key, first.cells.get(key)) != first.cells.get(key):
                label = next(one.label for one in COLUMNS[ORDERS] if one.key == key)
                line.reasons.append(reason(Reason.OTHER_HEAD, column=label, line=first.line))
            if line.cells[key] is None:
                del line.cells[key]
        if product in first.products:
            same = line.cells.get("product") or number
            line.reasons.append(reason(Reason.TWICE, line=first.products[product], text=same))
    for column in COLUMNS[ORDERS]:
        is_needed = column.is_needed or (column.key == "amount" and product)
        if is_needed and column.key not in line.cells:
            line.reasons.append(reason(Reason.MISSING, column=column.label))
    if not (line.cells.get("email") or line.cells.get("phone")):
        line.reasons.append(reason(Reason.NO_CONTACT))
    if number and not line.reasons:
        seen.setdefault(number, _Seen(line.number, line.cells)).products[product] = line.number
