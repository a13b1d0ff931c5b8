"""The form of Settings, Fields: what a field of the shop's own is, and everything that is said of it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from helpdesk.tickets.forms.field_keys import free_key
from helpdesk.tickets.models import OwnField
from helpdesk.web import shop

LISTS = (OwnField.Type.CHOICE, OwnField.Type.CHOICES)
PLACES: dict[str, tuple[Any, Any]] = {
    "is_column": (
        gettext_lazy("A column of the inbox"),
        gettext_lazy("Keep to a few: each takes room from the others."),
    ),
    "asks_to_resolve": (
        gettext_lazy("Wanted before a ticket is resolved"),
        gettext_lazy("By whoever resolves it: a colleague, a rule, the API or the customer."),
    ),
    "is_public": (gettext_lazy("Shown to customers on the page of their request"), ""),
    "is_on_forms": (gettext_lazy("Customers can fill it in on a form"), ""),
    "asks_on_form": (gettext_lazy("Wanted on each form that has it"), ""),
}


class FieldForm(forms.Form):
    """A field that is new, or one that is there: its kind and whose it is are chosen once."""

    label = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the field a name.")},
    )
    help = forms.CharField(
        label=gettext_lazy("Help"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Stands below the field, for colleagues and for customers."),
    )
    new_choices = forms.CharField(
        label=gettext_lazy("New values"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line."),
    )

    def __init__(self, *args: Any, row: OwnField, **kwargs: Any) -> None:
        self.row = row
        kwargs["initial"] = _initial(row)
        super().__init__(*args, **kwargs)
        if not row.pk:
            self.fields |= _once()
        for name, (label, hint) in PLACES.items():
            self.fields[name] = forms.BooleanField(label=label, help_text=hint, required=False)
        for place, (key, words) in enumerate(row.choices, 1):
            self.fields |= _of_value(key, words, place)
        for code, _ in self._languages():
            self.fields |= _of_language(code, row)

    @property
    def values(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The values of a list: what each is called now, and its inputs."""
        parts = ("label", "place", "retired")
        return [(words, [self[f"choice_{part}_{key}"] for part in parts]) for key, words in self.row.choices]

    @property
    def languages(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The other languages of the shop: what each is called, and its inputs."""
        return [(name, [self[key] for key in _of_language(code, self.row)]) for code, name in self._languages()]

    @property
    def places(self) -> list[forms.BoundField]:
        """Where it shows and who has to fill it in, as far as that fits what it is."""
        left_out = {"asks_to_resolve"} if self._is_of_customer or self.row.type == OwnField.Type.FLAG else set()
        return [self[name] for name in PLACES if name not in left_out]

    @property
    def is_list(self) -> bool:
        return self.row.type in LISTS

    @property
    def _is_of_customer(self) -> bool:
        return self.row.holder == OwnField.Of.CUSTOMER

    def said(self) -> dict[str, Any]:
        """What the form says, as `define_field` takes it."""
        data = self.cleaned_data
        choices = self._choices()
        return {
            "label": data["label"],
            "type": self.row.type or data["type"],
            "holder": self.row.holder if self.row.pk else data["holder"],
            "currency": self.row.currency if self.row.pk else data["currency"].upper(),
            "help": data["help"],
            "choices": choices,
            "retired": [key for key, _ in self.row.choices if data[f"choice_retired_{key}"]],
            "words": {code: words for code, _ in self._languages() if (words := self._words(code))},
            **{name: data[name] for name in PLACES},
        }

    def _choices(self) -> list[tuple[str, str]]:
        data = self.cleaned_data
        places = {key: data[f"choice_place_{key}"] or place for place, (key, _) in enumerate(self.row.choices, 1)}
        found = [(key, data[f"choice_label_{key}"]) for key in sorted(places, key=lambda key: places[key])]
        if not self.is_list and self.row.pk:
            return found
        taken = set(places)
        for line in data["new_choices"].splitlines():
            if words := " ".join(line.split())[:80]:
                found.append((key := free_key(words, taken), words))
                taken.add(key)
        return found

    def _words(self, code: str) -> dict[str, Any]:
        data = self.cleaned_data
        choices = {key: name for key, _ in self.row.choices if (name := data[f"{code}_choice_{key}"])}
        said = {"label": data[f"{code}_label"], "help": data[f"{code}_help"], "choices": choices}
        return {name: words for name, words in said.items() if words}

    def _languages(self) -> Iterator[tuple[str, str]]:
        """The other languages, and the shop's own where words were written in it before it was that."""
        ours = shop.facts().language
        return ((code, name) for code, name in settings.LANGUAGES if code != ours or code in self.row.words)


def _once() -> dict[str, forms.Field]:
    """What is chosen when the field is made."""
    return {
        "holder": forms.ChoiceField(
            label=gettext("Belongs to"),
            choices=OwnField.Of.choices,
            widget=forms.RadioSelect,
            initial=OwnField.Of.TICKET,
        ),
        "type": forms.ChoiceField(
            label=gettext("Kind"),
            choices=OwnField.Type.choices,
            help_text=gettext("It stays: another kind is another field."),
        ),
        "currency": forms.CharField(
            label=gettext("Currency"),
            max_length=3,
            required=False,
            help_text=gettext("For an amount of money: three letters, such as EUR."),
        ),
    }


def _of_value(key: str, words: str, place: int) -> dict[str, forms.Field]:
    numbered = forms.IntegerField(label=gettext("Place"), min_value=1, max_value=999, required=False, initial=place)
    numbered.needed_later = True  # type: ignore[attr-defined]  # it is never said to be optional
    return {
        f"choice_label_{key}": forms.CharField(label=gettext("Name"), max_length=80, initial=words),
        f"choice_place_{key}": numbered,
        f"choice_retired_{key}": forms.BooleanField(label=gettext("Not offered any more"), required=False),
    }


def _of_language(code: str, row: OwnField) -> dict[str, forms.Field]:
    more = {f"{code}_choice_{key}": words for key, words in row.choices}
    return {
        f"{code}_label": forms.CharField(label=gettext("Name"), max_length=80, required=False),
        f"{code}_help": forms.CharField(label=gettext("Help"), max_length=300, required=False),
        **{name: forms.CharField(label=words, max_length=80, required=False) for name, words in more.items()},
    }


def _initial(row: OwnField) -> dict[str, Any]:
    held: dict[str, Any] = {name: getattr(row, name) for name in ("label", "help", *PLACES)}
    held |= {f"choice_retired_{key}": True for key in row.retired}
    for code, words in row.words.items():
        held |= {f"{code}_{name}": words.get(name, "") for name in ("label", "help")}
        held |= {f"{code}_choice_{key}": name for key, name in words.get("choices", {}).items()}
    return held
