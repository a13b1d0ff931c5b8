"""What cannot be a condition is refused, with its place and in plain words; what can is said as it was meant."""

from typing import Any

import pytest

from helpdesk.conditions import operators
from helpdesk.conditions.fields import Field
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree, as_json, parse

FIELDS = {
    field.key: field
    for field in (
        Field("words", "Words", "the words", operators.TEXT),
        Field("colour", "Colour", "the colour", operators.OPTIONAL_CHOICE),
        Field("weight", "Weight", "the weight", operators.NUMBER),
        Field("day", "Day", "the day", operators.DAY),
        Field("kept", "Kept", "it is kept", operators.FLAG, negated="it is not kept"),
    )
}
CATALOGUE = {"colour": {"red": "Red", "blue": "Blue"}}


def of(field: str, op: str, *value: Any) -> dict[str, Any]:
    return {"field": field, "op": op, "value": list(value)}


def nested(depth: int) -> dict[str, Any]:
    return {"all": [nested(depth - 1)]} if depth else {"all": [of("kept", "yes")]}


@pytest.mark.parametrize(
    ("tree", "path", "words"),
    [
        ({}, "", "Choose whether all or any"),
        ({"all": [{"any": []}]}, "0", "This group has no conditions"),
        (nested(5), "0.0.0.0.0", "nested too deeply"),
        ({"all": [of("kept", "yes")] * 31}, "", "at most 30 conditions"),
        ({"all": [of("size", "is", "red")]}, "0", "no field called “size”"),
        ({"all": [of("words", "is", 7)]}, "0", "Write words or choose"),
        ({"all": [of("words", "rhymes", "x")]}, "0", "Words cannot be asked “rhymes”"),
        ({"all": [of("words", "is")]}, "0", "at least one word"),
        ({"all": [of("words", "is", *map(str, range(201)))]}, "0", "At most 200 words"),
        ({"all": [of("colour", "is")]}, "0", "Choose at least one"),
        ({"all": [of("colour", "is", "green")]}, "0", "no “green” any more"),
        ({"all": [of("weight", "is", "heavy")]}, "0", "Write one number"),
        ({"all": [of("weight", "is", "1", "2")]}, "0", "Write one number"),
        ({"all": [of("day", "from", "soon")]}, "0", "Write one date"),
    ],
)
def test_a_tree_that_cannot_be_is_refused_with_its_place(tree: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(BadTree) as refusal:
        parse(tree, FIELDS, CATALOGUE)
    assert words in refusal.value.problems[path]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (of("words", "contains", "lid", "pot"), "the words contains “lid” or “pot”"),
        (of("colour", "is", "red"), "the colour is Red"),
        (of("colour", "empty"), "the colour is not set"),
        (of("weight", "at_least", "2.5"), "the weight is at least 2.5"),
        (of("day", "until", "2026-04-25"), "the day is on or before 2026-04-25"),
        (of("kept", "no"), "it is not kept"),
    ],
)
def test_a_condition_is_said_and_kept_as_it_was_meant(condition: dict[str, Any], words: str) -> None:
    tree = parse(condition, FIELDS, CATALOGUE)
    assert (sentence(tree, CATALOGUE), as_json(tree)) == (words, {"all": [condition]})
