"""A kind of survey is one entry: no other place knows a kind by its name."""

import re
from pathlib import Path

import pytest

from surveys.kinds import KINDS, SurveyKind, title
from surveys.kinds.scale import Scale
from surveys.models import Programme

ROOT = Path(__file__).parents[3]
PLACES = ("surveys", "templates", "static/surveys", "complaints", "helpdesk/tickets", "helpdesk/web")
NAMED = re.compile(rf"\b({'|'.join(KINDS)})\b", re.IGNORECASE)


def test_no_code_and_no_page_names_a_kind() -> None:
    files = [
        path
        for place in PLACES
        for path in (ROOT / place).rglob("*")
        if path.suffix in (".py", ".html", ".css", ".js") and not {"kinds", "migrations"} & set(path.parts)
    ]
    code = {path: re.sub(r'"""[\s\S]*?"""', "", path.read_text()) for path in files}
    assert [path.name for path, text in code.items() if NAMED.search(text)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS.values())
def test_every_kind_can_be_asked_from_the_start(kind: SurveyKind) -> None:
    assert Programme.objects.get(kind=kind.key).is_active == kind.is_on


def test_a_scale_that_makes_no_sense_is_refused_when_it_is_written() -> None:
    with pytest.raises(ValueError, match="bad scores lie below good ones"):
        Scale(low=1, high=7, bad_to=5, good_from=5)


def test_a_heading_names_its_kinds() -> None:
    kinds = list(KINDS.values())
    assert title(kinds[:1]) == "NPS"
    assert title(kinds[:2]) == "NPS and CSAT"
