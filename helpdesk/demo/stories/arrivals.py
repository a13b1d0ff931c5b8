"""When things happen: people write by day more than by night, on Mondays more than on Sundays."""

import datetime as dt
import random

from helpdesk.calendars.clock import BusinessCalendar, business_minutes

DAYS = (19, 17, 16, 16, 15, 9, 8)
HOURS = (1, 0, 0, 0, 0, 1, 2, 4, 7, 10, 11, 10, 8, 8, 9, 8, 7, 6, 5, 5, 5, 4, 3, 2)
MINUTE = dt.timedelta(minutes=1)
SEARCHED = dt.timedelta(days=60)


def in_week(monday: dt.date, calendar: BusinessCalendar, rng: random.Random) -> dt.datetime:
    """A moment of the local week that begins on `monday`."""
    (day,) = rng.choices(range(7), DAYS)
    (hour,) = rng.choices(range(24), HOURS)
    second = rng.randrange(3600)
    wall = dt.datetime.combine(monday + dt.timedelta(days=day), dt.time(hour, second // 60, second % 60))
    return wall.replace(tzinfo=calendar.zone).astimezone(dt.UTC)


def before(calendar: BusinessCalendar, moment: dt.datetime, minutes: float) -> dt.datetime:
    """The latest moment, to the second, that lies `minutes` of opening hours (> 0) before `moment`."""
    early, late = moment - SEARCHED, moment
    while late - early > dt.timedelta(seconds=1):
        middle = early + (late - early) / 2
        if business_minutes(calendar, middle, moment) >= minutes:
            early = middle
        else:
            late = middle
    return early
