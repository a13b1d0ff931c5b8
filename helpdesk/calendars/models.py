"""Opening hours and holidays as an admin keeps them; `clock` computes with their plain value."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models


def always_open() -> dict[str, list[list[str]]]:
    return {str(day): [["00:00", "24:00"]] for day in range(7)}


class Calendar(models.Model):
    """`hours` maps a weekday ("0" is Monday) to intervals of local wall time, such as [["09:00", "17:00"]]."""

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

    def clean(self) -> None:
        try:
            zoneinfo.ZoneInfo(self.time_zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
            raise ValidationError({"time_zone": f"There is no time zone called {self.time_zone!r}."}) from error


class Holiday(models.Model):
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="holidays")
    date = models.DateField()
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "date"], name="one_holiday_per_date")]

    def __str__(self) -> str:
        return f"{self.name or 'Holiday'} {self.date:%d %b %Y}"
