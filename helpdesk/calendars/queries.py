"""Reads the installation's calendar, as the plain value that the clock computes with."""

from django.conf import settings
from django.core.cache import cache

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.models import CACHE_KEY, Calendar, always_open
from helpdesk.web.requests.per_transaction import once_a_transaction

CACHE_SECONDS = 60


@once_a_transaction
def default_calendar() -> BusinessCalendar:
    """The calendar marked as default, cached for a minute or until a calendar is saved.

    Without one the shop is always open, in the installation's time zone.
    """
    known = cache.get(CACHE_KEY)
    return known if isinstance(known, BusinessCalendar) else fresh_calendar()


def fresh_calendar() -> BusinessCalendar:
    """The default calendar as it is stored now, put into the cache for all others."""
    stored = Calendar.objects.filter(is_default=True).prefetch_related("holidays").first()
    calendar = (stored or Calendar(time_zone=settings.TIME_ZONE, hours=always_open())).plain()
    cache.set(CACHE_KEY, calendar, CACHE_SECONDS)
    return calendar
