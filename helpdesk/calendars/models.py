"""Opening hours and holidays as an admin keeps them; `clock` computes with their plain value."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.calendars.opening import BusinessCalendar
from helpdesk.calendars.public_days import is_known, public_days

CACHE_KEY = "calendars:default"
"""Where the default calendar's plain value is kept for a minute."""

YEARS_BACK, YEARS_AHEAD = 1, 4
"""Public holidays are counted in these years around the present one."""


def always_open() -> dict[str, list[list[str]]]:
    """Hours of a place that never closes: 00:00 to 24:00 on every weekday."""
    return {str(day): [["00:00", "24:00"]] for day in range(7)}


class Calendar(models.Model):
    """Opening hours of one place, with its time zone and its holidays.

    `hours` maps a weekday ("0" is Monday) to intervals of local wall time, such as [["09:00", "17:00"]]. It stays
    closed on the public holidays of `country` and its `region`, where it has one, and on days of its own. One that was
    put away (`is_active`) is offered nowhere.
    """

    name = models.CharField(max_length=80, unique=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    hours = models.JSONField(default=always_open)
    is_default = models.BooleanField(default=False)
    country = models.CharField(max_length=2, blank=True, default="", db_default="")
    region = models.CharField(max_length=60, blank=True, default="", db_default="")
    is_active = models.BooleanField(default=True, db_default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_calendar"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        """Store the calendar; from then on every clock runs by it.

        Raises:
            ValidationError: no clock can run by it.
        """
        self.clean()
        super().save(*args, **options)
        cache.delete(CACHE_KEY)

    def clean(self) -> None:
        """Refuse a calendar that no clock can run by.

        Raises:
            ValidationError: with the reason in plain words beside the field.
        """
        try:
            zoneinfo.ZoneInfo(self.time_zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
            raise ValidationError(
                {
                    "time_zone": gettext("There is no time zone called %(time_zone)s.")
                    % {"time_zone": f"{self.time_zone!r}"}
                }
            ) from error
        if self.country and not is_known(self.country):
            raise ValidationError({"country": gettext("The holidays of this country are not known here.")})
        if self.region and not is_known(self.country, self.region):
            raise ValidationError({"region": gettext("Choose a region of this country.")})
        if not isinstance(self.hours, dict) or not self.hours.keys() <= set(always_open()):
            raise ValidationError({"hours": gettext("Weekdays are “0” (Monday) to “6” (Sunday).")})
        if not all(_is_day(intervals) for intervals in self.hours.values()):
            raise ValidationError(
                {"hours": gettext("Each day is a list of times in pairs, such as [[“09:00”, “17:00”]].")}
            )
        try:
            BusinessCalendar.build(self.time_zone, self._weekly())
        except ValueError as error:
            raise ValidationError(
                {"hours": gettext("Nobody can work by these hours: %(error)s") % {"error": error}}
            ) from error

    def plain(self) -> BusinessCalendar:
        """The calendar as the plain value that the clock computes with.

        Raises:
            NoOpeningHoursError: it never opens.
        """
        return BusinessCalendar.build(self.time_zone, self._weekly(), self.closed_days())

    def public_days(self, language: str = "") -> Mapping[dt.date, str]:
        """The public holidays by name of its country and region, whether it opens on them or not.

        None where nobody knows them any more: the clock must run.
        """
        year = timezone.now().year
        years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
        known = is_known(self.country, self.region)
        return public_days(self.country, self.region, years, language) if known else {}

    def closed_days(self, language: str = "") -> dict[dt.date, str]:
        """The dates on which it stays closed, with their names; one that is not stored has no days of its own."""
        own = self.holidays.all() if self.pk else ()
        closed = {**self.public_days(language), **{day.date: day.name for day in own if not day.is_open}}
        for day in own:
            if day.is_open:
                closed.pop(day.date, None)
        return closed

    def _weekly(self) -> dict[int, list[list[str]]]:
        return {int(day): intervals for day, intervals in self.hours.items()}


def _is_day(intervals: object) -> bool:
    """Whether these are pairs of times as they are written, whatever they say."""
    return isinstance(intervals, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(wall, str) for wall in pair)
        for pair in intervals
    )


class Holiday(models.Model):
    """A day of a calendar's own: closed, or open (`is_open`) although it is a public holiday."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="holidays")
    date = models.DateField()
    name = models.CharField(max_length=120, blank=True)
    is_open = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "date"], name="one_holiday_per_date")]

    def __str__(self) -> str:
        return f"{self.name or 'Holiday'} {self.date:%d %b %Y}"

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        cache.delete(CACHE_KEY)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        gone = super().delete(*args, **options)
        cache.delete(CACHE_KEY)
        return gone
