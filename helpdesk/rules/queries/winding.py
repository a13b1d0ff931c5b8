"""Winds the fields of a ticket back and forth along the lines of its history."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from helpdesk.conditions.facts import Facts, Value
from helpdesk.conditions.tree import Catalogue

Changes = Mapping[str, list[Any]]
Values = dict[str, Value]

# A field's key in a line of history, and in the facts.
KEYS = {
    "subject": "subject",
    "status": "status",
    "priority": "priority",
    "language": "language",
    "is_complaint": "is_complaint",
    "team": "team",
    "team_id": "team",
    "product": "product",
    "product_id": "product",
}
TAGS = {"tags added", "tags removed"}


def wakes(changes: Changes) -> bool:
    """Whether a line of history tells of a change that rules hear of."""
    return not changes.keys().isdisjoint(KEYS.keys() | TAGS | {"assignee", "assignee_id"})


@dataclasses.dataclass(frozen=True)
class Winder:
    """`choices` has the names behind keys. Older lines of history have names alone: one that nobody bears any more is
    read as none."""

    choices: Catalogue

    def back(self, values: Values, changes: Changes) -> Values:
        """The values before these changes."""
        return self._moved(values, changes, 0)

    def forth(self, values: Values, changes: Changes) -> Values:
        """The values after these changes."""
        return self._moved(values, changes, 1)

    def facts(self, values: Values) -> Facts:
        """The values with the words behind their keys."""
        labels = {key: known.get(str(values[key]), "") for key, known in self.choices.items()}
        return Facts(dict(values), labels)

    def _moved(self, values: Values, changes: Changes, side: int) -> Values:
        moved = dict(values)
        for name, pair in changes.items():
            if name in TAGS:
                moved["tags"] = _tags(moved["tags"], pair[side], pair[1 - side])
            elif name in KEYS and f"{name}_id" not in changes:
                moved[KEYS[name]] = self._key(name, pair[side])
        return moved

    def _key(self, name: str, shown: Any) -> str:
        if name == "is_complaint":
            return "yes" if shown else "no"
        if name in ("team", "product"):
            return next((key for key, known in self.choices[name].items() if known == shown), "")
        return "" if shown is None else str(shown)


def _tags(held: Value, given: str | None, taken: str | None) -> Value:
    off = set((taken or "").split(", "))
    on = [name for name in (given or "").split(", ") if name and name not in held]
    return tuple(sorted([name for name in held if name not in off] + on))
