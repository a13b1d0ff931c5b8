"""What a calendar comes to: open times day by day. Plain values in and out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS_ABBR

from helpdesk.calendars.clock import business_minutes
from helpdesk.calendars.opening import BusinessCalendar
from helpdesk.calendars.shifts import Shift, joined, written
from helpdesk.web.words.formats import day_and_month, open_time

WEEKS = 4


@dataclass(frozen=True)
class PreviewDay:
    """A local date: its shifts in writing, empty when closed, and the name of what closes it."""

    date: dt.date
    shifts: str
    closed_by: str = ""
    is_holiday: bool = False

    @property
    def label(self) -> str:
        return f"{WEEKDAYS_ABBR[self.date.weekday()]} {day_and_month(self.date)}"


@dataclass(frozen=True)
class PreviewWeek:
    """Seven days, and how many minutes of them are open."""

    days: tuple[PreviewDay, ...]
    minutes: float

    @property
    def time(self) -> str:
        return open_time(self.minutes)


def coming_weeks(calendar: BusinessCalendar, names: Mapping[dt.date, str], first: dt.date) -> list[PreviewWeek]:
    """The four weeks from `first` on; `names` has what closes a day by date."""
    dates = [first + dt.timedelta(days=ahead) for ahead in range(-1, 7 * WEEKS + 1)]
    shifts = joined([calendar.openings_on(date) for date in dates])
    days = [_day(calendar, names, *pair) for pair in zip(dates[1:-1], shifts[1:-1], strict=True)]
    return [_week(calendar, days[start : start + 7]) for start in range(0, len(days), 7)]


def open_day(calendar: BusinessCalendar) -> int:
    """The minutes of an average day on which it opens; a shift over midnight is that of the day on which it begins."""
    days = [day for day in joined([calendar.weekly[-1], *calendar.weekly, calendar.weekly[0]])[1:8] if day]
    return round(sum(shift.closes - shift.opens for day in days for shift in day) / len(days))


def _day(calendar: BusinessCalendar, names: Mapping[dt.date, str], date: dt.date, shifts: list[Shift]) -> PreviewDay:
    return PreviewDay(date, written(shifts), names.get(date, ""), date in calendar.holidays)


def _week(calendar: BusinessCalendar, days: list[PreviewDay]) -> PreviewWeek:
    start, end = calendar.instant(days[0].date, 0), calendar.instant(days[-1].date + dt.timedelta(days=1), 0)
    return PreviewWeek(tuple(days), business_minutes(calendar, start, end))
