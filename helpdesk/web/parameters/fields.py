"""Form fields with the bounds of `days`."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext

from helpdesk.web.parameters.days import EARLIEST, LATEST, is_near


class DayField(forms.DateField):
    """A date with its picker; the years 1 and 9999 are refused where the field is shown."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}))
        super().__init__(**options)

    def clean(self, value: Any) -> dt.date | None:
        day: dt.date | None = super().clean(value)
        if day and not is_near(day):
            raise forms.ValidationError(
                gettext("Choose a date from %(first)s to %(last)s.") % {"first": EARLIEST.year, "last": LATEST.year}
            )
        return day
