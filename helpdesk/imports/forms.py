"""Forms of Settings, Imports."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from helpdesk.calendars.public_days import country_names
from helpdesk.calendars.queries import shop_country
from helpdesk.imports.kinds import ORDERS
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.own_columns import amount_columns, columns_of, day_columns
from helpdesk.imports.queries import said_before
from helpdesk.imports.services.upload import MOST_BYTES
from helpdesk.web import shop
from helpdesk.web.lists.tables.amounts import DecimalMark
from helpdesk.web.lists.tables.days import DateOrder

USUAL_COUNTRY = "US"


class UploadForm(forms.Form):
    """What is imported, and from which file."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What the lines are"),
        choices=ImportBatch.Kind.choices,
        widget=forms.RadioSelect,
        initial=ImportBatch.Kind.CUSTOMERS,
    )
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy("Up to 10 MB and 50,000 lines; the first line names the columns."),
        allow_empty_file=False,
        error_messages={
            "required": gettext_lazy("Choose the file."),
            "empty": gettext_lazy("This file is empty."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("The file has more than 10 MB. Import it in parts."))
        return file


def _orders_of_dates() -> list[tuple[str, str]]:
    return [
        ("", gettext("As the file shows")),
        (DateOrder.YEAR, gettext("Year first: 2026-04-25")),
        (DateOrder.DAY, gettext("Day first: 25.04.2026 or 25/04/2026")),
        (DateOrder.MONTH, gettext("Month first: 04/25/2026")),
    ]


def _marks() -> list[tuple[str, str]]:
    return [
        ("", gettext("As the file shows")),
        (DecimalMark.POINT, gettext("A point: 1,234.50")),
        (DecimalMark.COMMA, gettext("A comma: 1.234,50")),
    ]


def _countries() -> list[tuple[str, str]]:
    return list(country_names(get_language() or "en"))


def _usual_country() -> str:
    """The country whose holidays the shop keeps, else that of its language, such as GB of `en-GB`."""
    return shop_country() or shop.facts().language.partition("-")[2].upper() or USUAL_COUNTRY


class ColumnsForm(forms.Form):
    """Which column of the file is what, and how it is written. `samples` has by column what stands in it first."""

    dates = forms.ChoiceField(label=gettext_lazy("Dates"), choices=_orders_of_dates, required=False)
    amounts = forms.ChoiceField(label=gettext_lazy("Amounts"), choices=_marks, required=False)
    usual_currency = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=gettext_lazy("Currency, where the file names none"),
        initial="USD",
        error_messages={"invalid": gettext_lazy("A currency is a code such as EUR.")},
    )
    region = forms.ChoiceField(label=gettext_lazy("Country of phone numbers without one"), choices=_countries)
    only_missing = forms.BooleanField(
        label=gettext_lazy("Only fill in what is missing"),
        help_text=gettext_lazy("Else a filled cell replaces what is on file. Empty cells never change anything."),
        required=False,
    )

    def __init__(self, *args: Any, batch: ImportBatch, samples: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"region": _usual_country(), **(batch.options or said_before()), **batch.columns}
        super().__init__(*args, **kwargs)
        choices = [
            ("", gettext("— not in this file —")),
            *((name, _with(name, cells)) for name, cells in samples.items()),
        ]
        known = columns_of(batch.kind)
        self.keys = [one.key for one in known]
        for one in known:
            field = forms.ChoiceField(label=gettext(one.label), choices=choices, required=False)
            field.needed_later = one.is_needed  # type: ignore[attr-defined]
            self.fields[one.key] = field
        asked = {
            "dates": bool(day_columns(batch.kind)),
            "amounts": bool(amount_columns(batch.kind)),
            "usual_currency": batch.kind == ORDERS,
        }
        for name, is_asked in asked.items():
            if not is_asked:
                del self.fields[name]

    @property
    def of_columns(self) -> list[forms.BoundField]:
        return [self[key] for key in self.keys]

    @property
    def of_writing(self) -> list[forms.BoundField]:
        names = ("dates", "amounts", "usual_currency", "region", "only_missing")
        return [self[name] for name in names if name in self.fields]

    @property
    def columns(self) -> dict[str, str]:
        """By what we store the column of the file that was chosen."""
        return {key: self.cleaned_data[key] for key in self.keys if self.cleaned_data.get(key)}

    @property
    def options(self) -> dict[str, Any]:
        names = ("dates", "amounts", "region", "only_missing")
        kept = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return kept | {"usual_currency": self.cleaned_data.get("usual_currency", "").upper()}


def _with(name: str, cells: Sequence[str]) -> str:
    """A column as it is chosen: its name, and what stands in it."""
    shown = " · ".join(cell[:24] for cell in cells if cell)
    return f"{name[:40]} ({shown[:60]})" if shown else name[:40]
