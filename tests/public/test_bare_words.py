"""Nothing that people read is hard-coded: every word of a page and of a message can be translated.

The API, commands, logs, health, metrics, the demo, imports of files and the style guide are English by rule. What is
found where, `tests/public/bare.py` says.
"""

from pathlib import Path

import pytest

from tests.public import bare
from tests.public.catalogue import ROOT

NAMES = {"Amends", "SHA-256", "Esc", "©"}


def test_templates_have_no_word_that_is_not_marked() -> None:
    found = {
        str(path.relative_to(ROOT)): words
        for path in bare.templates()
        if (words := [each for each in bare.in_template(path) if each not in NAMES])
    }
    assert found == {}


def test_python_has_no_word_that_is_not_marked() -> None:
    found = {str(path.relative_to(ROOT)): words for path in bare.modules() if (words := bare.in_python(path))}
    assert found == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('messages.success(request, "Saved.")', ["Saved."]),
        ('messages.success(request, f"{name} is off.")', [" is off."]),
        ('raise ValidationError({"name": "Give it a name."})', ["Give it a name."]),
        ('name = forms.CharField(label="Name")', ["Name"]),
        ('class State(models.TextChoices):\n    ON = "on", "Switched on"', ["Switched on"]),
        ('messages.success(request, gettext("Saved."))', []),
    ],
)
def test_a_bare_word_is_found(source: str, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "views.py"
    path.write_text(source)
    assert bare.in_python(path) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('{{ mail.subject|default:"(no subject)" }}', ["(no subject)"]),
        ("{% blocktrans with who=row.sender|default:'nobody' %}From {{ who }}{% endblocktrans %}", ["nobody"]),
        ('{{ mail.subject|default:_("(no subject)") }}', []),
        ('{% icon icon|default:"search-x" %}', []),
    ],
)
def test_a_bare_word_of_a_template_is_found(source: str, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(source)
    assert bare.in_template(path) == words
