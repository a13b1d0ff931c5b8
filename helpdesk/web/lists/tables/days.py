"""Reads the dates of a file, which writes them in one way: found by all of its cells together, else refused.

03/04 is March or April. A cell such as 25/04 anywhere in the file proves which; where none does, a person has to say.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from helpdesk.web import shop_time
from helpdesk.web.lists.tables.read import Unreadable

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_DATE = re.compile(r"(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?", re.ASCII)
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(?:([ap])\.?m\.?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_NOON = 12


class DateOrder(StrEnum):
    """Which part of a date stands first."""

    YEAR = "year-first"
    DAY = "day-first"
    MONTH = "month-first"


@dataclass(frozen=True, slots=True)
class _DateCell:
    """One cell in its parts. `has_year_first` and `mark` are how it is written."""

    parts: tuple[int, int, int]
    mark: str
    has_year_first: bool
    time: dt.time
    zone: dt.tzinfo | None


@dataclass(frozen=True, slots=True)
class Days:
    """Reads the cells of one file."""

    order: DateOrder

    def day(self, text: str) -> dt.date:
        """The day of a cell, in the shop's time zone.

        Raises:
            ValueError: it is none.
        """
        written = _take_apart(text)
        if written.zone is None:
            return self._date(written)
        return timezone.localtime(self._at(written), shop_time.zone()).date()

    def instant(self, text: str) -> dt.datetime:
        """The instant of a cell; a day alone begins at its midnight here.

        Raises:
            ValueError: it is none.
        """
        return self._at(_take_apart(text))

    def _at(self, written: _DateCell) -> dt.datetime:
        zone = written.zone or shop_time.zone()
        return dt.datetime.combine(self._date(written), written.time, tzinfo=zone)

    def _date(self, written: _DateCell) -> dt.date:
        found = _as_date(written, self.order)
        if found is None:
            raise ValueError("the calendar has no such day")
        return found


def read_days(cells: Iterable[tuple[int, str]], told: DateOrder | None = None) -> Days:
    """How the cells of a file, each with its line, write their dates. What is no date at all is passed over.

    Raises:
        Unreadable: they are written in two ways, or nothing proves whether day or month stands first.
    """
    known = [(line, text, written) for line, text in cells if (written := _try(text)) is not None]
    if not known:
        return Days(told or DateOrder.YEAR)
    first_line, first_text, first = known[0]
    for line, text, written in known:
        if (written.mark, written.has_year_first) != (first.mark, first.has_year_first):
            raise Unreadable(
                f"Line {line}: {text!r} is written in another way than {first_text!r} in line {first_line}. "
                "Write all dates of the file in one way, such as 2026-04-25."
            )
    if first.has_year_first:
        return Days(DateOrder.YEAR)
    return Days(_order(known, told))


def _order(known: list[tuple[int, str, _DateCell]], told: DateOrder | None) -> DateOrder:
    proofs: dict[DateOrder, tuple[int, str]] = {}
    for line, text, written in known:
        possible = [order for order in (DateOrder.DAY, DateOrder.MONTH) if _as_date(written, order)]
        if len(possible) == 1:
            proofs.setdefault(possible[0], (line, text))
    if len(proofs) > 1:
        (day_line, day), (line, text) = proofs[DateOrder.DAY], proofs[DateOrder.MONTH]
        raise Unreadable(
            f"Line {day_line}: {day!r} has the day first, but line {line}: {text!r} has the month first. "
            "Write all dates of the file in one way, such as 2026-04-25."
        )
    if told and proofs and told not in proofs:
        line, text = next(iter(proofs.values()))
        raise Unreadable(f"Line {line}: {text!r} is no date that is written {told}.")
    if proofs or told:
        return told or next(iter(proofs))
    line, text, written = known[0]
    if written.mark == ".":
        return DateOrder.DAY
    raise Unreadable(
        f"Line {line}: {text!r} may have the day or the month first, and no date of the file tells which. "
        "Say it with --dates day-first or --dates month-first."
    )


def _try(text: str) -> _DateCell | None:
    try:
        return _take_apart(text)
    except ValueError:
        return None


def _take_apart(text: str) -> _DateCell:
    text = text.strip()
    date = _DATE.match(text)
    if date is None:
        raise ValueError("no date")
    year_first = len(date[1]) == 4
    if year_first == (len(date[4]) == 4) or len(date[1]) == 3 or len(date[4]) == 3:
        raise ValueError("no date with a year of four digits")
    rest = text[date.end() :].lstrip(" ,T\u00a0")
    clock = _TIME.fullmatch(rest) if rest else None
    if rest and clock is None:
        raise ValueError("more than a date")
    parts = (int(date[1]), int(date[3]), int(date[4]))
    time, zone = _clock(clock) if clock else (dt.time(), None)
    written = _DateCell(parts, date[2], year_first, time, zone)
    if not any(_as_date(written, order) for order in DateOrder):
        raise ValueError("the calendar has no such day")
    return written


def _clock(found: re.Match[str]) -> tuple[dt.time, dt.tzinfo | None]:
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= _NOON:
            raise ValueError("no hour of a half day")
        hour = hour % _NOON + _NOON * (found[4].lower() == "p")
    zone = found[5]
    if zone and zone.upper() in ("Z", "UTC"):
        offset: dt.tzinfo | None = dt.UTC
    elif zone:
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        offset = dt.timezone(dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    else:
        offset = None
    return dt.time(hour, int(found[2]), int(found[3] or 0)), offset


def _as_date(written: _DateCell, order: DateOrder) -> dt.date | None:
    if written.has_year_first != (order is DateOrder.YEAR):
        return None
    first, second, third = written.parts
    year, month, day = {
        DateOrder.YEAR: (first, second, third),
        DateOrder.DAY: (third, second, first),
        DateOrder.MONTH: (third, first, second),
    }[order]
    try:
        return dt.date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None
