"""Forms of Settings, Opening hours."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext, gettext_lazy

from helpdesk.calendars import shifts
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.public_days import country_names, region_names
from helpdesk.web import shop_time
from helpdesk.web.parameters import DayField
from helpdesk.web.words.zones import zones

USUAL = "09:00–17:00"


def _countries() -> list[tuple[str, str]]:
    return [("", gettext("No country: own days alone")), *country_names(get_language() or "en")]


class ShiftsField(forms.CharField):
    """The shifts of a weekday as people write them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=200, **options)
        self.needed_later = True

    def clean(self, value: Any) -> list[shifts.Shift]:
        try:
            return shifts.parse(super().clean(value))
        except shifts.BadShift as problem:
            raise forms.ValidationError(str(problem)) from problem


class HoursForm(forms.Form):
    """Opening hours of a place: shifts by weekday, and whose public holidays it keeps. `row` is what is edited."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give them a name, such as that of the place.")},
    )
    time_zone = forms.ChoiceField(choices=zones, label=gettext_lazy("Time zone"))
    country = forms.ChoiceField(choices=_countries, required=False, label=gettext_lazy("Public holidays of"))
    region = forms.ChoiceField(required=False, label=gettext_lazy("Region"))

    def __init__(self, *args: Any, row: Calendar, **kwargs: Any) -> None:
        self.row = row
        kwargs["initial"] = _initial(row)
        super().__init__(*args, **kwargs)
        for day in range(7):
            self.fields[f"day_{day}"] = ShiftsField(label=str(WEEKDAYS[day]))
        country = str(self["country"].value() or "")
        self.fields["region"] = forms.ChoiceField(
            choices=[("", gettext("The whole country")), *region_names(country)],
            required=False,
            label=gettext("Region"),
            error_messages={"invalid_choice": gettext("Choose a region of this country.")},
        )
        self.has_regions = bool(region_names(country))

    @property
    def weekdays(self) -> list[forms.BoundField]:
        return [self[f"day_{day}"] for day in range(7)]

    def clean(self) -> dict[str, Any]:
        """The shifts of all days together, as a calendar keeps them."""
        given: dict[str, Any] = super().clean() or {}
        week = [given.pop(f"day_{day}", None) for day in range(7)]
        if any(day is None for day in week):
            return given
        try:
            given["hours"] = shifts.to_hours([day or [] for day in week])
        except shifts.ShiftsOverlap as problem:
            self.add_error(f"day_{problem.weekday}", str(problem))
            return given
        if not given["hours"]:
            self.add_error("day_0", gettext("Write the shifts of at least one day: no time can be counted without."))
        return given

    def drafted(self) -> Calendar:
        """The calendar as it would be, unsaved; as it is, where the form cannot be read."""
        if self.is_bound and self.is_valid():
            for name, value in self.cleaned_data.items():
                setattr(self.row, name, value)
        return self.row


def _initial(row: Calendar) -> dict[str, Any]:
    if row.pk:
        week = [shifts.written(day) for day in shifts.of_hours(row.hours)]
    else:
        week = [USUAL if day < 5 else "" for day in range(7)]
    days = {f"day_{day}": words for day, words in enumerate(week)}
    return {"name": row.name, "time_zone": row.time_zone, "country": row.country, "region": row.region, **days}


class CloseDayForm(forms.Form):
    """A day on which the place stays closed."""

    date = DayField(label=gettext_lazy("Date"), error_messages={"required": gettext_lazy("Choose the day.")})
    name = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_date(self) -> dt.date:
        """A day that is over changes nothing any more."""
        date: dt.date = self.cleaned_data["date"]
        if date < shop_time.today():
            raise forms.ValidationError(gettext("This day is over."))
        return date
