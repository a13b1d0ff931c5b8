"""Shifts as people write them, such as "09:00–12:30, 22:00–06:00", and as a calendar keeps them.

A calendar keeps openings of one local day. A shift over midnight is two of them: until 24:00, and from 00:00 of the
next day; the clock knows that they are one.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext

from helpdesk.calendars.opening import LONGEST_NIGHT, MINUTES_PER_DAY, Opening, goes_on

_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap]m)?"
_SHIFT = re.compile(rf"{_TIME}\s*(?:-|–|—|to)\s*{_TIME}", re.IGNORECASE)

Hours = Mapping[str, Sequence[Sequence[str]]]


class BadShift(ValueError):
    """What was written is no shift; says why, in the reader's language."""


class ShiftsOverlap(BadShift):
    """Two shifts are at the same time; `weekday` is that of the one that begins later."""

    def __init__(self, weekday: int) -> None:
        super().__init__(gettext("Two shifts are at the same time."))
        self.weekday = weekday


class Shift(NamedTuple):
    """From when to when, in minutes after midnight; over midnight it ends after 1440."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{_wall(self.opens)}–{_wall(self.closes - MINUTES_PER_DAY * (self.closes > MINUTES_PER_DAY))}"


def parse(text: str) -> list[Shift]:
    """The shifts of a day as written; none in an empty text.

    Raises:
        BadShift: something is no shift.
    """
    return [_shift(part.strip()) for part in re.split(r"[,;\n]", text) if part.strip()]


def written(shifts: Sequence[Shift]) -> str:
    """Shifts in writing, such as "09:00–12:30, 13:15–17:00"."""
    return ", ".join(map(str, shifts))


def to_hours(week: Sequence[Sequence[Shift]]) -> dict[str, list[list[str]]]:
    """The shifts of seven days, Monday first, as a calendar keeps them.

    Raises:
        ShiftsOverlap: two are at the same time.
    """
    days: list[list[tuple[int, int, int]]] = [[] for _ in range(7)]
    for day, shifts in enumerate(week):
        for shift in shifts:
            days[day].append((shift.opens, min(shift.closes, MINUTES_PER_DAY), day))
            if shift.closes > MINUTES_PER_DAY:
                days[(day + 1) % 7].append((0, shift.closes - MINUTES_PER_DAY, day))
    for openings in days:
        openings.sort()
        for before, after in pairwise(openings):
            if after[0] < before[1]:
                raise ShiftsOverlap(after[2])
    return {str(day): [[_wall(o), _wall(c)] for o, c, _ in openings] for day, openings in enumerate(days) if openings}


def of_hours(hours: Hours) -> list[list[Shift]]:
    """The shifts of seven days, Monday first, of what a calendar keeps."""
    week = [sorted(Opening.parse(*pair) for pair in hours.get(str(day), ())) for day in range(7)]
    return joined([week[-1], *week, week[0]])[1:8]


def joined(days: Sequence[Sequence[Opening]]) -> list[list[Shift]]:
    """The shifts of days in a row: what goes on after midnight belongs to the day on which it began."""
    found = [[Shift(*opening) for opening in day] for day in days]
    for today, tomorrow in pairwise(found):
        if today and tomorrow and goes_on(today[-1], tomorrow[0]):
            today[-1] = Shift(today[-1].opens, MINUTES_PER_DAY + tomorrow.pop(0).closes)
    return found


def in_words(hours: Hours) -> str:
    """A week in a line, days with the same shifts together: "Mon–Fri 09:00–17:00; Sat 10:00–14:00"."""
    week = [written(shifts) for shifts in of_hours(hours)]
    parts = []
    for words, days in groupby(range(7), key=lambda day: week[day]):
        first, *_, last = [*(one := list(days)), one[-1]]
        names = str(WEEKDAYS_ABBR[first]) if first == last else f"{WEEKDAYS_ABBR[first]}–{WEEKDAYS_ABBR[last]}"
        if words:
            parts.append(f"{names} {words}")
    return "; ".join(parts)


def _shift(text: str) -> Shift:
    match = _SHIFT.fullmatch(text)
    if not match:
        raise BadShift(gettext("“%(text)s” is no shift. Write it as 09:00–17:00.") % {"text": text[:40]})
    opens, closes = _minutes(*match.group(1, 2, 3)), _minutes(*match.group(4, 5, 6))
    if opens is None or closes is None or opens == MINUTES_PER_DAY:
        raise BadShift(gettext("“%(text)s” has a time that no clock shows.") % {"text": text[:40]})
    if opens == closes:
        raise BadShift(
            gettext("“%(text)s” ends when it begins. For a whole day write 00:00–24:00.") % {"text": text[:40]}
        )
    shift = Shift(opens, closes if closes > opens else closes + MINUTES_PER_DAY)
    # A longer one was meant otherwise, such as "9–5".
    if shift.closes > MINUTES_PER_DAY and shift.closes - opens > LONGEST_NIGHT:
        raise BadShift(
            gettext("%(shift)s would be %(hours)d hours, over midnight. Times are those of 24 hours, such as 17:00.")
            % {"shift": shift, "hours": (shift.closes - opens) // 60}
        )
    return shift


def _minutes(hours: str, minutes: str | None, half: str | None) -> int | None:
    """Minutes after midnight; None for a time that no clock shows."""
    hour, minute = int(hours), int(minutes or 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    total = 60 * hour + minute
    return total if minute < 60 and total <= MINUTES_PER_DAY else None


def _wall(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
