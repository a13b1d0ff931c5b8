"""The installation's calendar as the plain value that the clock computes with."""

from django.conf import settings
from django.core.cache import cache

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.models import Calendar, always_open

CACHE_KEY = "calendars:default"
CACHE_SECONDS = 60


def plain(calendar: Calendar) -> BusinessCalendar:
    """A calendar as the clock's value; one that is not stored has no holidays.

    Raises:
        NoOpeningHoursError: it never opens.
    """
    hours = {int(day): intervals for day, intervals in calendar.hours.items()}
    holidays = [holiday.date for holiday in calendar.holidays.all()] if calendar.pk else []
    return BusinessCalendar.build(calendar.time_zone, hours, holidays)


def default_calendar() -> BusinessCalendar:
    """The calendar marked as default; without one the shop is always open, in the installation's time zone. Cached for
    a minute."""
    known = cache.get(CACHE_KEY)
    if isinstance(known, BusinessCalendar):
        return known
    stored = Calendar.objects.filter(is_default=True).prefetch_related("holidays").first()
    calendar = plain(stored or Calendar(time_zone=settings.TIME_ZONE, hours=always_open()))
    cache.set(CACHE_KEY, calendar, CACHE_SECONDS)
    return calendar
