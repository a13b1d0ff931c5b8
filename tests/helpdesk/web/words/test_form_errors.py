"""A form says in plain words what is missing or out of bounds."""

from django import forms
from django.utils.translation import override


class Days(forms.Form):
    name = forms.CharField()
    days = forms.IntegerField(min_value=1, max_value=30)


def errors(**given: str) -> dict[str, list[str]]:
    found = Days(given).errors.get_json_data()
    return {name: [str(one["message"]) for one in said] for name, said in found.items()}


def test_what_is_missing_and_what_is_out_of_bounds() -> None:
    assert errors(days="0") == {"name": ["Fill this in."], "days": ["Write 1 or more."]}
    assert errors(name="Alice", days="31") == {"days": ["Write 30 or less."]}


def test_in_the_language_of_the_page() -> None:
    with override("de"):
        assert errors(days="0") == {"name": ["Bitte ausfüllen."], "days": ["Schreiben Sie 1 oder mehr."]}
