"""The form above a list or a report: its choices stand in the address, and what makes no sense filters nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django import forms

from helpdesk.web.parameters.periods import Period, period

NAMES = {"start": "from", "end": "to", "first": "from", "last": "to"}
"""How the ends of a period are called in an address."""


class FilterForm(forms.Form):
    """The form of filters above a list or a report.

    `reader` is who looks, where the choices depend on it.
    """

    names: ClassVar[Mapping[str, str]] = NAMES

    def __init__(self, data: Mapping[str, Any], reader: Any = None) -> None:
        super().__init__(data)
        self.reader = reader

    def add_prefix(self, field_name: str) -> str:
        return self.names.get(field_name, field_name)

    def days_shown(self, usual: Period) -> Period:
        """The days asked for, as far as a page can bear; `note` says what is shown in place of others."""
        return period(self.data.get("from"), self.data.get("to"), default=usual)

    def showing(self, days: Period) -> Self:
        """The same form, filled in with the days that are shown."""
        given = {name: self.data.get(name) for name in self.data}
        filled = type(self)(given | {"from": days.first, "to": days.last}, self.reader)
        filled.is_valid()
        return filled

    def choice(self, name: str) -> str:
        """A valid choice or words; empty without."""
        return str(self._clean.get(name) or "")

    def key(self, name: str) -> int | None:
        """The key of the row that is chosen."""
        row = self._clean.get(name)
        return row.pk if row else None

    def flag(self, name: str) -> bool:
        return bool(self._clean.get(name))

    @property
    def _clean(self) -> Mapping[str, Any]:
        self.is_valid()
        return self.cleaned_data


def query_string(choices: Mapping[str, Any]) -> str:
    """The query string of these choices; those that are empty are left out."""
    return urlencode({NAMES.get(name, name): int(v) if v is True else v for name, v in choices.items() if v})
