"""Reads the condition tree `{all|any: [{field, op, value} | tree]}` from JSON, and says in words what is wrong."""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple, cast

from helpdesk.conditions.checks import Test
from helpdesk.conditions.fields import Field
from helpdesk.conditions.named import LISTS
from helpdesk.conditions.operators import READ, Operator, Takes
from helpdesk.conditions.words import gettext

Mode = Literal["all", "any"]
Catalogue = Mapping[str, Mapping[str, str]]
"""Choices of a field: key to label, such as {"priority": {"high": "High"}}."""
Fields = Mapping[str, Field]
"""What can be asked about, by key."""

MAX_DEPTH, MAX_CONDITIONS, MAX_WORDS = 5, 30, 200
# PostgreSQL keeps 32 patterns at hand, and reads one of this length within a second.
MAX_LETTERS = 2000


class BadTree(ValueError):
    """A tree that cannot be read: `problems` maps the path of a condition ("0", "1.0", "" for the whole) to words."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


@dataclasses.dataclass(frozen=True)
class Condition:
    """One condition: a field, the key of an operator, and the values that stand behind it."""

    definition: Field
    op: str
    value: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        return self.definition.key

    @property
    def operator(self) -> Operator:
        """The operator that the condition asks by.

        Raises:
            BadTree: its field does not take it.
        """
        found = self.definition.operator(self.op)
        if found is None:
            raise BadTree({"": _not_asked(self.definition, self.op)})
        return found

    @cached_property
    def test(self) -> Test:
        return self.operator.test(self.value)


@dataclasses.dataclass(frozen=True)
class ConditionGroup:
    """Conditions and groups that must all hold, or any of them; one without items holds for everything."""

    mode: Mode = "all"
    items: tuple["Condition | ConditionGroup", ...] = ()


Node = Condition | ConditionGroup


def parse(data: Any, fields: Fields, catalogue: Catalogue | None = None) -> ConditionGroup:
    """Read and check a tree over these fields; with a catalogue, choices must be in it.

    Raises:
        BadTree: with every problem found, by path.
    """
    problems: dict[str, str] = {}
    node = _node(data, "", 1, Known(fields, catalogue), problems)
    if isinstance(node, Condition):
        node = ConditionGroup("all", (node,))
    if _size(node) > MAX_CONDITIONS:
        problems[""] = gettext("There can be at most %(count)s conditions.") % {"count": MAX_CONDITIONS}
    if problems:
        raise BadTree(problems)
    return node


def as_json(node: Node) -> dict[str, Any]:
    """The tree as JSON, as it is stored; `parse` reads it back."""
    if isinstance(node, Condition):
        return {"field": node.field, "op": node.op, "value": list(node.value)}
    return {node.mode: [as_json(item) for item in node.items]}


def fields_of(node: Node) -> frozenset[str]:
    """The keys of all fields that a tree asks about."""
    if isinstance(node, Condition):
        return frozenset({node.field})
    return frozenset().union(*map(fields_of, node.items))


def _size(node: Node) -> int:
    return 1 if isinstance(node, Condition) else sum(map(_size, node.items))


class Known(NamedTuple):
    """What a tree is checked against."""

    fields: Fields
    catalogue: Catalogue | None


def _node(data: Any, path: str, depth: int, known: Known, problems: dict[str, str]) -> Condition | ConditionGroup:
    if isinstance(data, Mapping) and "field" in data:
        return _condition(data, path, known, problems)
    modes = [mode for mode in ("all", "any") if isinstance(data, Mapping) and mode in data]
    if len(modes) != 1 or not isinstance(data[modes[0]], list):
        problems[path] = gettext("Choose whether all or any of the conditions must hold.")
        return ConditionGroup()
    items = data[modes[0]]
    if depth > MAX_DEPTH:
        problems[path] = gettext("These groups are nested too deeply.")
        return ConditionGroup()
    if not items and path:
        problems[path] = gettext("This group has no conditions. Add one, or remove the group.")
    children = (
        _node(item, f"{path}.{index}".lstrip("."), depth + 1, known, problems) for index, item in enumerate(items)
    )
    # No conditions at all means every row, whichever way they would be joined.
    return ConditionGroup(cast(Mode, modes[0]) if items else "all", tuple(children))


def _condition(
    data: Mapping[str, Any], path: str, known: Known, problems: dict[str, str]
) -> Condition | ConditionGroup:
    value = data.get("value") or ()
    words = (value,) if isinstance(value, str) else value
    if not isinstance(words, Sequence) or not all(isinstance(word, str) for word in words):
        problems[path] = gettext("Write words or choose from the list.")
        return ConditionGroup()
    field = known.fields.get(str(data["field"]))
    if field is None:
        problems[path] = gettext("There is no field called “%(name)s”.") % {"name": data["field"]}
        return ConditionGroup()
    clean = tuple(dict.fromkeys(word.strip() for word in words if word.strip(" *\t\r\n")))
    condition = Condition(field, str(data.get("op")), clean)
    if problem := _problem(condition, known.catalogue):
        problems[path] = problem
    return condition


def _problem(condition: Condition, catalogue: Catalogue | None) -> str:
    field = condition.definition
    operator = field.operator(condition.op)
    if operator is None:
        return _not_asked(field, condition.op)
    if operator.takes == "choices":
        return _bad_choice(condition, condition.field, catalogue)
    if operator.takes == "lists":
        return _bad_choice(condition, LISTS, catalogue)
    if operator.takes in READ:
        return _bad_measure(condition, operator.takes)
    return _bad_words(condition) if operator.takes == "words" else ""


def _bad_words(condition: Condition) -> str:
    if not condition.value:
        return gettext("Write at least one word to look for.")
    if len(condition.value) > MAX_WORDS or sum(map(len, condition.value)) > MAX_LETTERS:
        words = gettext("At most %(words)s words and %(letters)s characters. Split them over two conditions.")
        return words % {"words": MAX_WORDS, "letters": MAX_LETTERS}
    return ""


def _bad_measure(condition: Condition, takes: Takes) -> str:
    if len(condition.value) == 1 and READ[takes](condition.value[0]) is not None:
        return ""
    if takes == "number":
        return gettext("Write one number, such as 12.5.")
    return gettext("Write one date, such as 2026-04-25.")


def _bad_choice(condition: Condition, key: str, catalogue: Catalogue | None) -> str:
    if not condition.value:
        return gettext("Choose at least one.")
    known = condition.value if catalogue is None else catalogue.get(key, {})
    gone = [key for key in condition.value if key not in known]
    if not gone:
        return ""
    words = gettext("%(field)s has no “%(value)s” any more. Choose another.")
    return words % {"field": gettext(condition.definition.label), "value": gone[0]}


def _not_asked(field: Field, op: str) -> str:
    return gettext("%(field)s cannot be asked “%(operator)s”.") % {"field": gettext(field.label), "operator": op}
