"""Parts of forms that more than one room has: a date, a line of text, and a yes to what cannot be undone."""

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext, gettext_lazy

from helpdesk.web.parameters.days import EARLIEST, LATEST, is_near

ONE_LINE = RegexValidator(
    r"\A[^\x00-\x1f\x7f]*\Z", gettext_lazy("Line breaks and control characters cannot be part of this.")
)
"""Refuses words that would end a line of a protocol, such as those of a sign-in."""


class DayField(forms.DateField):
    """A date with its picker; the years 1 and 9999 are refused where the field is shown.

    A picker reads a day as 2026-11-30 alone, however people of the page's language write it.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)

    def clean(self, value: Any) -> dt.date | None:
        day: dt.date | None = super().clean(value)
        if day and not is_near(day):
            raise forms.ValidationError(
                gettext("Choose a date from %(first)s to %(last)s.") % {"first": EARLIEST.year, "last": LATEST.year}
            )
        return day


class SureField(forms.BooleanField):
    """A tick that says yes to what nothing can bring back. It asks without script too, and keeps what was typed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("Yes: this cannot be undone"))
        options.setdefault("error_messages", {"required": gettext_lazy("Tick this to go on. Nothing was changed.")})
        super().__init__(**options)
