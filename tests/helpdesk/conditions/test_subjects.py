"""Conditions about anything: a subject brings its fields, and columns of whatever kind of filter it has."""

from typing import Any

import pytest

from helpdesk.conditions import operators
from helpdesk.conditions.columns import Column
from helpdesk.conditions.evaluate import matches
from helpdesk.conditions.facts import Facts
from helpdesk.conditions.fields import Field
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.subjects import Subject
from helpdesk.conditions.tree import BadTree

SHELF = {"lid": "red", "pot": "blue", "pan": "red"}


class Kept(frozenset[str]):
    """A filter without a database: the things on the shelf that it keeps."""

    def __invert__(self) -> "Kept":
        return Kept(SHELF.keys() - self)


THING = Subject(everything=Kept(SHELF))
THING.register(
    Field("colour", "Colour", "the colour", operators.CHOICE),
    Column(among=lambda keys: Kept(name for name, colour in SHELF.items() if colour in keys)),
)


def red(op: str = "is") -> dict[str, Any]:
    return {"field": "colour", "op": op, "value": ["red"]}


@pytest.mark.parametrize(
    ("tree", "kept"),
    [
        ({"all": []}, {"lid", "pot", "pan"}),
        ({"all": [red()]}, {"lid", "pan"}),
        ({"any": [red(), red("is_not")]}, {"lid", "pot", "pan"}),
        ({"all": [red(), {"any": [red("is_not")]}]}, set()),
    ],
)
def test_a_subject_without_a_database_reads_a_tree_in_both_ways(tree: dict[str, Any], kept: set[str]) -> None:
    parsed = THING.parse(tree)
    assert set(THING.to_q(parsed)) == kept
    assert {name for name, colour in SHELF.items() if matches(parsed, Facts({"colour": colour}))} == kept


def test_a_tree_is_said_in_the_words_of_its_subject() -> None:
    assert sentence(THING.parse({"all": [red()]}), {"colour": {"red": "Red"}}) == "the colour is Red"


def test_what_the_subject_does_not_have_cannot_be_asked() -> None:
    with pytest.raises(BadTree, match="no field called “weight”"):
        THING.parse({"all": [{"field": "weight", "op": "is", "value": ["1"]}]})
