"""What a page of the product reads can be made, changed and retired in the browser, or says why not (`doors.yaml`)."""

from pathlib import Path

import pytest
import yaml
from django.apps import apps

from tests.security.addresses import every_address

ROOMS = ("helpdesk", "surveys", "complaints", "knowledgebase")
DOORS: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "doors.yaml").read_text())
ACTS = ("make", "change", "retire")


def models() -> set[str]:
    """All models of ours, by app and name."""
    return {model._meta.label for model in apps.get_models() if model.__module__.partition(".")[0] in ROOMS}


def test_every_model_has_its_line() -> None:
    assert models() - set(DOORS) == set(), (
        "Name the pages that make, change and retire it in doors.yaml, or say why none"
    )


def test_no_line_is_of_a_model_that_is_gone() -> None:
    assert set(DOORS) - models() == set()


@pytest.mark.parametrize("model", sorted(DOORS))
def test_each_door_is_a_page_and_what_is_missing_has_a_reason(model: str) -> None:
    line = DOORS[model]
    known = {address.name for address in every_address()}
    assert set(line) <= {*ACTS, "why"}
    assert [name for act in ACTS if (name := line.get(act)) and name not in known] == []
    assert all(act in line for act in ACTS) or len(line.get("why", "").split()) > 3
