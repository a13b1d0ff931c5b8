"""The form of what the sweep looks for."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from helpdesk.today.labels import time_of_day
from helpdesk.today.models import SweepSettings
from helpdesk.today.queries.sweep import limit_of
from helpdesk.today.registry import Defect, Unit, defects

STEP = 30
MOST = {Unit.HOURS: 24 * 365, Unit.DAYS: 365}


def _times() -> list[tuple[int, str]]:
    """Every half hour of a day, by its minutes after midnight."""
    return [(minute, time_of_day(minute)) for minute in range(0, 24 * 60, STEP)]


class SweepForm(forms.Form):
    """A limit for each defect, empty for one that is not looked for; and when those who lead are told."""

    is_told = forms.BooleanField(
        label=gettext_lazy("Tell those who lead"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "switch"}),
        help_text=gettext_lazy("Once a day, to whoever leads a team or sees all of them, of the tickets they see."),
    )
    tell_at = forms.TypedChoiceField(choices=_times, coerce=int, label=gettext_lazy("At"))

    def __init__(self, data: Mapping[str, Any] | None, *, chosen: SweepSettings) -> None:
        super().__init__(data, initial={"is_told": chosen.is_told, "tell_at": chosen.tell_at})
        for defect in defects():
            self.fields[_field(defect)] = forms.IntegerField(
                label=_label(defect),
                required=False,
                min_value=0,
                max_value=MOST[defect.unit],
                initial=limit_of(defect, chosen),
                widget=forms.NumberInput(attrs={"placeholder": gettext("not looked for")}),
            )

    def limits(self) -> Iterator[forms.BoundField]:
        """The fields of the limits, in the order of the page."""
        return (self[_field(defect)] for defect in defects())

    def as_stored(self) -> dict[str, Any]:
        """What was chosen, as `save_sweep` takes it."""
        values = self.cleaned_data
        limits = {defect.key: values[_field(defect)] for defect in defects()}
        return {"limits": limits, "is_told": values["is_told"], "tell_at": values["tell_at"]}


def _field(defect: Defect) -> str:
    return f"limit_{defect.key}"


def _label(defect: Defect) -> str:
    what = {"what": gettext(defect.limit)}
    return (gettext("%(what)s, in days") if defect.unit == Unit.DAYS else gettext("%(what)s, in hours")) % what
