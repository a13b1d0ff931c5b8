"""Reads the shop's calendar, as the plain value that the clock computes with, and the days of each."""

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.models import CACHE_KEY, Calendar, always_open
from helpdesk.web import shop_time
from helpdesk.web.requests.per_transaction import once_a_transaction

CACHE_SECONDS = 60


@once_a_transaction
def default_calendar() -> BusinessCalendar:
    """The calendar marked as default, cached for a minute or until a calendar is saved.

    Without one the shop is always open, in the shop's time zone.
    """
    known = cache.get(CACHE_KEY)
    return known if isinstance(known, BusinessCalendar) else fresh_calendar()


def fresh_calendar() -> BusinessCalendar:
    """The default calendar as it is stored now, put into the cache for all others."""
    stored = Calendar.objects.filter(is_default=True).prefetch_related("holidays").first()
    calendar = (stored or Calendar(time_zone=shop_time.zone_name(), hours=always_open())).plain()
    cache.set(CACHE_KEY, calendar, CACHE_SECONDS)
    return calendar


@dataclass(frozen=True)
class NamedDay:
    """A date that is not as its weekday: a public holiday, a day of the calendar's own, or both."""

    date: dt.date
    name: str
    is_open: bool
    is_own: bool


def named_days(calendar: Calendar, first: dt.date, language: str) -> list[NamedDay]:
    """What is not as usual from a date on: the public holidays of a year, and all days of the calendar's own."""
    end = first + dt.timedelta(days=366)
    days = {
        date: NamedDay(date, name, is_open=False, is_own=False)
        for date, name in calendar.public_days(language).items()
        if first <= date < end
    }
    for row in calendar.holidays.filter(date__gte=first):
        name = row.name or (days[row.date].name if row.date in days else "")
        days[row.date] = NamedDay(row.date, name, is_open=row.is_open, is_own=True)
    return [day for _, day in sorted(days.items())]


def shop_country() -> str:
    """The code of the country whose public holidays the shop keeps, such as `DE`; empty where it keeps none."""
    return Calendar.objects.filter(is_default=True).values_list("country", flat=True).first() or ""


def has_own_hours() -> bool:
    """Whether the shop has opening hours of its own."""
    return Calendar.objects.filter(is_default=True).exists()
