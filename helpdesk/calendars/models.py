"""Opening hours and holidays as an admin keeps them; `clock` computes with their plain value."""

import zoneinfo
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from helpdesk.calendars.opening import BusinessCalendar

CACHE_KEY = "calendars:default"
"""Where the default calendar's plain value is kept for a minute."""


def always_open() -> dict[str, list[list[str]]]:
    """Hours of a place that never closes: 00:00 to 24:00 on every weekday."""
    return {str(day): [["00:00", "24:00"]] for day in range(7)}


class Calendar(models.Model):
    """Opening hours of one place, with its time zone and its holidays.

    `hours` maps a weekday ("0" is Monday) to intervals of local wall time, such as [["09:00", "17:00"]].
    """

    name = models.CharField(max_length=80, unique=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    hours = models.JSONField(default=always_open)
    is_default = models.BooleanField(default=False)

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
        """The calendar as the plain value that the clock computes with; one that is not stored has no holidays.

        Raises:
            NoOpeningHoursError: it never opens.
        """
        holidays = [holiday.date for holiday in self.holidays.all()] if self.pk else []
        return BusinessCalendar.build(self.time_zone, self._weekly(), holidays)

    def _weekly(self) -> dict[int, list[list[str]]]:
        return {int(day): intervals for day, intervals in self.hours.items()}


def _is_day(intervals: object) -> bool:
    """Whether these are pairs of times as they are written, whatever they say."""
    return isinstance(intervals, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(wall, str) for wall in pair)
        for pair in intervals
    )


class Holiday(models.Model):
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="holidays")
    date = models.DateField()
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "date"], name="one_holiday_per_date")]

    def __str__(self) -> str:
        return f"{self.name or 'Holiday'} {self.date:%d %b %Y}"

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        cache.delete(CACHE_KEY)
