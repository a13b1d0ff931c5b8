"""Forms of the first steps."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, gettext_lazy

from helpdesk.calendars import shifts
from helpdesk.calendars.forms import ShiftsField
from helpdesk.calendars.public_days import country_names
from helpdesk.people.forms import NewAccountForm
from helpdesk.web.requests.language import page_language
from helpdesk.web.words.zones import zones


class FirstAdminForm(NewAccountForm):
    """The shop's name and one's own account."""

    shop = forms.CharField(
        label=gettext_lazy("What is the shop called?"),
        help_text=gettext_lazy("Stands on every page and in every mail to customers."),
        max_length=80,
        error_messages={"required": gettext_lazy("Customers see the name everywhere: write it here.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("You sign in with it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the shop"),
        help_text=gettext_lazy("Customers are written to in it as long as theirs is not known."),
        choices=settings.LANGUAGES,
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone of the shop"),
        help_text=gettext_lazy("Opening hours and the days of reports are by this clock."),
        widget=forms.Select(attrs={"data-guess-zone": ""}),
    )
    field_order = ("shop", "language", "time_zone", "name", "email", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"language": page_language(), "time_zone": settings.TIME_ZONE}, **kwargs)
        self.fields["time_zone"].choices = zones(keep=settings.TIME_ZONE)  # type: ignore[attr-defined]


def _countries() -> list[tuple[str, str]]:
    return [("", gettext("No country: own days alone")), *country_names(get_language() or "en")]


class FirstAddressForm(forms.Form):
    """Where customers write to, the first team, and when the shop is open; hours may wait."""

    address = forms.EmailField(
        label=gettext_lazy("Address that customers write to"),
        help_text=gettext_lazy("Answers leave from it. Public pages name it once mail comes in."),
        max_length=254,
    )
    team = forms.CharField(
        label=gettext_lazy("First team"),
        help_text=gettext_lazy("Its members see what comes in. You are its first one."),
        max_length=80,
    )

    weekdays = ShiftsField(label=gettext_lazy("Monday to Friday"))
    saturday = ShiftsField(label=gettext_lazy("Saturday"))
    sunday = ShiftsField(label=gettext_lazy("Sunday"))
    country = forms.ChoiceField(choices=_countries, required=False, label=gettext_lazy("Public holidays of"))

    def __init__(self, *args: Any, has_hours: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs["autocomplete"] = "off"
        if has_hours:
            for name in ("weekdays", "saturday", "sunday", "country"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The shifts of a week together, as a calendar keeps them; none where the hours wait."""
        given: dict[str, Any] = super().clean() or {}
        days = [given.pop(name, None) or [] for name in ("weekdays", "saturday", "sunday")]
        try:
            given["hours"] = shifts.to_hours([*[days[0]] * 5, days[1], days[2]])
        except shifts.ShiftsOverlap as problem:
            raise ValidationError({"weekdays": str(problem)}) from problem
        return given
