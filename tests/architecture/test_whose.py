"""What names a colleague goes to others when they leave, or says why nothing of it is left (`whose.yaml`)."""

from pathlib import Path

import yaml
from django.apps import apps
from django.db.models import ForeignKey

from helpdesk.people.belongings import belongings
from helpdesk.people.models import User

WHOSE: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "whose.yaml").read_text())


def fields_that_name_somebody() -> set[str]:
    """Each foreign key to a user, of ours and of the parts that we use, as app, model and field."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields(include_hidden=True)
        if isinstance(field, ForeignKey) and field.related_model is User
    }


def test_every_field_that_names_somebody_has_its_line() -> None:
    assert fields_that_name_somebody() - set(WHOSE) == set(), (
        "Say in whose.yaml which belonging hands it over, or why nothing is left behind"
    )


def test_no_line_is_of_a_field_that_is_gone() -> None:
    assert set(WHOSE) - fields_that_name_somebody() == set()


def test_each_line_names_a_belonging_that_there_is_or_a_reason() -> None:
    known = {one.key for one in belongings()}
    wrong = [
        name
        for name, line in WHOSE.items()
        if line.get("belonging", "") not in known and len(line.get("why", "").split()) < 3
    ]
    assert wrong == []


def test_every_belonging_is_named_or_stands_in_no_field() -> None:
    """Rules and macros name people within what they say, which no foreign key tells."""
    assert {one.key for one in belongings()} - {line.get("belonging") for line in WHOSE.values()} == {
        "rules_to",
        "macros_to",
    }
