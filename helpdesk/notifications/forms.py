"""The form in which somebody chooses what they are told, and how."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from helpdesk.notifications.kinds import WAYS, Kind, known
from helpdesk.notifications.models import Hours, NoticeChoices

STEP = 30


def _times() -> list[tuple[int, str]]:
    """Every half hour of a day, by its minutes after midnight."""
    return [(minute, f"{minute // 60:02}:{minute % 60:02}") for minute in range(0, 24 * 60, STEP)]


def _time(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=_times, coerce=int, label=label, help_text=help_text)


class ChoicesForm(forms.Form):
    """A way for each kind, hours of mail, times of the digest. `as_stored` are the fields of `NoticeChoices`."""

    hours = forms.ChoiceField(choices=Hours.choices, widget=forms.RadioSelect, label=gettext_lazy("When mail may come"))
    days = forms.TypedMultipleChoiceField(
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("My days"),
        error_messages={"required": gettext_lazy("Tick a day at least, or let mail come at any time.")},
    )
    opens = _time(pgettext_lazy("mail may come", "From"))
    closes = _time(
        pgettext_lazy("mail may come", "Until"), gettext_lazy("A time before the first one is on the next morning.")
    )
    digest = _time(gettext_lazy("Digest at"))
    second_digest = forms.TypedChoiceField(
        choices=lambda: [("", gettext("Once a day is enough")), *_times()],
        coerce=int,
        empty_value=None,
        required=False,
        label=gettext_lazy("And at"),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, choices: NoticeChoices) -> None:
        super().__init__(data, initial=_initial(choices))
        for kind in _chosen():
            self.fields[_field(kind)] = forms.ChoiceField(
                choices=WAYS, label=gettext(kind.label), initial=choices.way_of(kind).value
            )

    def kinds(self) -> Iterator[tuple[Kind, forms.BoundField | None]]:
        """Every kind, with the field in which its way is chosen; None for one that nobody chooses."""
        for kind in known():
            yield kind, None if kind.is_urgent else self[_field(kind)]

    def clean(self) -> dict[str, Any]:
        """Days and times count for hours of one's own alone; elsewhere they are no reason to refuse anything."""
        values = super().clean() or {}
        if values.get("hours") != Hours.OWN:
            self.errors.pop("days", None)
            values.setdefault("days", [])
        elif values.get("opens") is not None and values.get("opens") == values.get("closes"):
            self.add_error("closes", gettext("Choose another time than the first one."))
        return values

    def as_stored(self) -> dict[str, Any]:
        """What was chosen, by the names of the row's columns."""
        values = self.cleaned_data
        digests = {values["digest"], values["second_digest"]} - {None}
        return {
            "ways": {kind.key: values[_field(kind)] for kind in _chosen()},
            **{name: values[name] for name in ("hours", "days", "opens", "closes")},
            "digests": sorted(digests),
        }


def _chosen() -> list[Kind]:
    return [kind for kind in known() if not kind.is_urgent]


def _field(kind: Kind) -> str:
    return f"way_{kind.key}"


def _initial(choices: NoticeChoices) -> dict[str, Any]:
    first, *others = choices.digests
    stored = {name: getattr(choices, name) for name in ("hours", "days", "opens", "closes")}
    return {**stored, "digest": first, "second_digest": others[0] if others else None}
