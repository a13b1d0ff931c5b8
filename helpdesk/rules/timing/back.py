"""How far back a wait began that is over now: the clocks of time rules, in opening hours and days or in all of them."""

import datetime as dt
from zoneinfo import ZoneInfo

from helpdesk.calendars.clock import BusinessCalendar, add_business_minutes, business_minutes

HOURS, DAYS = "hours", "days"


def moved(calendar: BusinessCalendar, now: dt.datetime, amount: int, unit: str, *, is_open: bool) -> dt.datetime:
    """The instant from which `amount` hours or days pass until `now`; of a negative amount, until which they pass.

    `is_open` counts opening hours, or days on which it is open. A closed day counts as its end.
    """
    if not is_open:
        return now - dt.timedelta(**{unit: amount})
    if unit == DAYS:
        return _open_days(calendar, now, amount)
    return add_business_minutes(calendar, now, -60 * amount) if amount < 0 else _open_hours(calendar, now, amount)


def _open_hours(calendar: BusinessCalendar, now: dt.datetime, hours: int) -> dt.datetime:
    """The latest instant since which so many opening hours passed."""
    reach = dt.timedelta(hours=hours)
    while (passed := business_minutes(calendar, now - reach, now)) < 60 * hours:
        reach *= 2
    first = add_business_minutes(calendar, now - reach, passed - 60 * hours)
    # While it is closed none pass: of all these instants it is the last.
    return next(iter(calendar.spans_from(first))).start


def _open_days(calendar: BusinessCalendar, now: dt.datetime, days: int) -> dt.datetime:
    local = now.astimezone(calendar.zone)
    day, minute, step = local.date(), 60 * local.hour + local.minute, 1 if days < 0 else -1
    if not calendar.is_business_day(day):
        # The end of the last open day going back, the beginning of the next going on.
        minute = 24 * 60 if step < 0 else 0
        day = _next_open(calendar, day, step)
    for _ in range(abs(days)):
        day = _next_open(calendar, day, step)
    return calendar.instant(day, minute)


def _next_open(calendar: BusinessCalendar, day: dt.date, step: int) -> dt.date:
    day += dt.timedelta(days=step)
    while not calendar.is_business_day(day):
        day += dt.timedelta(days=step)
    return day


def last_slot(now: dt.datetime, days: tuple[int, ...], at: dt.time, zone: ZoneInfo) -> dt.datetime | None:
    """The latest instant up to now on one of these weekdays (0 is Monday) at this time of the place, in UTC."""
    today = now.astimezone(zone).date()
    for back in range(8):
        day = today - dt.timedelta(days=back)
        slot = dt.datetime.combine(day, at, tzinfo=zone).astimezone(dt.UTC)
        if day.weekday() in days and slot <= now:
            return slot
    return None
