"""Opening hours as a value: when a team is at work, in the wall time of its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MINUTES_PER_DAY = 24 * 60
LONGEST_NIGHT = 16 * 60
"""Two openings that meet at midnight are one shift up to this length; a longer one is two days of work."""


class NoOpeningHoursError(ValueError):
    """A calendar that never opens: no clock could ever run to its end."""


class Opening(NamedTuple):
    """An interval of one local day in minutes after midnight, [opens, closes); 1440 is 24:00."""

    opens: int
    closes: int

    @classmethod
    def parse(cls, opens: str, closes: str) -> Self:
        """Read an opening from wall times such as "09:00" and "24:00".

        Raises:
            ValueError: one is no time of day.
        """
        return cls(_minutes(opens), _minutes(closes))


class OpenSpan(NamedTuple):
    """An open stretch of time, [start, end), both in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class BusinessCalendar:
    """Weekly opening hours of a place.

    `weekly` holds seven tuples of openings, Monday first, each in order and without overlap; on a date in
    `holidays` no shift begins. A shift over midnight is two openings, and belongs to the day on which it begins: who
    came in the evening before a holiday stays until the morning, and after a holiday nobody is there before their own
    shift. Raises NoOpeningHoursError when the week is empty, and ValueError for an unknown zone or impossible hours.
    """

    time_zone: str
    weekly: tuple[tuple[Opening, ...], ...]
    holidays: frozenset[date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if len(self.weekly) != 7:
            raise ValueError("a week has seven days")
        for day in self.weekly:
            _check_day(day)
        if not any(self.weekly):
            raise NoOpeningHoursError("This calendar has no opening hours, so no time can be counted in it.")
        try:
            self.zone  # noqa: B018 - an unknown zone must fail here, not at the first ticket
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"unknown time zone {self.time_zone!r}") from error

    @classmethod
    def build(
        cls,
        time_zone: str,
        hours: Mapping[int, Iterable[Sequence[str]]],
        holidays: Iterable[date] = (),
    ) -> Self:
        """Make a calendar from weekday (Monday is 0) -> pairs of wall times, such as {0: [("09:00", "17:00")]}.

        Raises:
            NoOpeningHoursError: it never opens.
            ValueError: the zone is unknown, or the hours are impossible.
        """
        week = tuple(tuple(sorted(Opening.parse(*pair) for pair in hours.get(weekday, ()))) for weekday in range(7))
        return cls(time_zone, week, frozenset(holidays))

    @cached_property
    def zone(self) -> ZoneInfo:
        """The place's time zone rules."""
        return ZoneInfo(self.time_zone)

    def is_business_day(self, day: date) -> bool:
        """Whether a shift begins on this local date."""
        return day not in self.holidays and bool(self._parted(day)[1])

    @cached_property
    def nights(self) -> frozenset[int]:
        """The weekdays whose last shift goes on after midnight."""
        pairs = [(self.weekly[day], self.weekly[(day + 1) % 7]) for day in range(7)]
        return frozenset(
            day for day, (today, tomorrow) in enumerate(pairs) if today and tomorrow and goes_on(today[-1], tomorrow[0])
        )

    def openings_on(self, day: date) -> tuple[Opening, ...]:
        """When it is open on this local date: the rest of the night before, and the shifts that begin."""
        rest, own = self._parted(day)
        return (() if day - timedelta(days=1) in self.holidays else rest) + (() if day in self.holidays else own)

    def instant(self, day: date, minute: int) -> datetime:
        """The instant, in UTC, of a local date and a wall time in minutes after midnight; 1440 is the next local
        midnight.

        A time that happens twice means the first one, a time that the clocks skip moves forward by the gap.
        """
        if minute == MINUTES_PER_DAY:
            day, minute = day + timedelta(days=1), 0
        wall = datetime.combine(day, time(*divmod(minute, 60)), tzinfo=self.zone)
        return wall.astimezone(UTC)

    def spans_from(self, start: datetime) -> Iterator[OpenSpan]:
        """Open stretches from `start` (aware) on, in order, without overlap and without end."""
        reached = start.astimezone(UTC)
        # A day earlier, for where clocks go back across midnight a date comes round twice.
        day = start.astimezone(self.zone).date() - timedelta(days=1)
        while True:
            for span in self._spans_on(day):
                # Openings on both sides of a skipped hour may overlap in real time; count it once.
                begin = max(span.start, reached)
                if begin < span.end:
                    yield OpenSpan(begin, span.end)
                    reached = span.end
            day += timedelta(days=1)

    def _spans_on(self, day: date) -> list[OpenSpan]:
        openings = self.openings_on(day)
        return sorted(OpenSpan(self.instant(day, o.opens), self.instant(day, o.closes)) for o in openings)

    def _parted(self, day: date) -> tuple[tuple[Opening, ...], tuple[Opening, ...]]:
        """The openings of a weekday: those of a shift that began the day before, and those that begin."""
        openings, is_rest = self.weekly[day.weekday()], (day.weekday() - 1) % 7 in self.nights
        return openings[:is_rest], openings[is_rest:]


def goes_on(evening: tuple[int, int], morning: tuple[int, int]) -> bool:
    """Whether two openings of days in a row, (opens, closes), are one shift over midnight."""
    length = MINUTES_PER_DAY - evening[0] + morning[1]
    return evening[1] == MINUTES_PER_DAY and morning[0] == 0 and length <= LONGEST_NIGHT


def _minutes(wall: str) -> int:
    hours, _, minutes = str(wall).partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60):
        raise ValueError(f"{wall!r} is no time of day")
    return int(hours) * 60 + int(minutes)


def _check_day(openings: tuple[Opening, ...]) -> None:
    reached = 0
    for opening in openings:
        if not reached <= opening.opens < opening.closes <= MINUTES_PER_DAY:
            raise ValueError("openings of a day must be in order, not overlap, and lie between 00:00 and 24:00")
        reached = opening.closes
