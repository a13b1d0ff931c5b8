"""Deadlines that laws and codes set in days or weeks, such as those of acknowledging and answering complaints.

The day of receipt is day 0, in the calendar's own zone; the deadline is the end of the local day it falls on.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from helpdesk.calendars.opening import MINUTES_PER_DAY, BusinessCalendar


class DayUnit(Enum):
    """What a deadline counts in."""

    BUSINESS_DAYS = "business_days"
    CALENDAR_DAYS = "calendar_days"
    WEEKS = "weeks"


@dataclass(frozen=True)
class Deadline:
    """So many days or weeks after the day of receipt, such as 3 business days or 8 weeks."""

    count: int
    unit: DayUnit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("a deadline cannot lie before the day of receipt")


def due_date(calendar: BusinessCalendar, received: datetime, deadline: Deadline) -> date:
    """Local date of the deadline. A deadline in calendar days or weeks does not move off a holiday.

    Raises:
        ValueError: `received` is naive.
    """
    if received.utcoffset() is None:
        raise ValueError("a deadline needs an aware datetime")
    day = received.astimezone(calendar.zone).date()
    if deadline.unit is DayUnit.WEEKS:
        return day + timedelta(weeks=deadline.count)
    if deadline.unit is DayUnit.CALENDAR_DAYS:
        return day + timedelta(days=deadline.count)
    return _after_business_days(calendar, day, deadline.count)


def due_instant(calendar: BusinessCalendar, received: datetime, deadline: Deadline) -> datetime:
    """Last instant, in UTC, at which the deadline is still met.

    Raises:
        ValueError: `received` is naive.
    """
    return end_of_local_day(calendar, due_date(calendar, received, deadline))


def end_of_local_day(calendar: BusinessCalendar, day: date) -> datetime:
    """Last microsecond of a local date, in UTC, so that shown in its zone it still bears that date."""
    return calendar.instant(day, MINUTES_PER_DAY) - timedelta(microseconds=1)


def end_of_work(calendar: BusinessCalendar, day: date) -> datetime:
    """When work ends on a local date, in UTC: at closing time; with the date where it is closed or open all night."""
    end = end_of_local_day(calendar, day)
    if not calendar.is_business_day(day):
        return end
    return min(end, calendar.instant(day, calendar.openings_on(day)[-1].closes))


def _after_business_days(calendar: BusinessCalendar, day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= calendar.is_business_day(day)
    return day
