"""Winds the fields of a ticket back and forth along the lines of its history."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from helpdesk.conditions.facts import Facts, Value
from helpdesk.conditions.tree import Catalogue
from helpdesk.tickets.facts.kinds import fact_of_history
from helpdesk.tickets.fields import Place, TicketField, find
from helpdesk.tickets.fields.kinds import Reference
from helpdesk.tickets.verbs import TAGS_ADDED, TAGS_REMOVED

Changes = Mapping[str, list[Any]]
Values = dict[str, Value]

TAGS = {TAGS_ADDED, TAGS_REMOVED}


def wakes(changes: Changes) -> bool:
    """Whether a line of history tells of a change that rules hear of."""
    return any(name in TAGS or _field_of(name) for name in changes)


def _field_of(name: str) -> TicketField | None:
    """The field that a name in a line of history is of; of a field that refers to rows, a line keeps the id too."""
    return find(name) or find(name.removesuffix("_id"))


@dataclasses.dataclass(frozen=True)
class Winder:
    """Winds values of a ticket's fields back and forth.

    `choices` has the names behind keys. Older lines of history have names alone: one that nobody bears any more is
    read as none.
    """

    choices: Catalogue

    def back(self, values: Values, changes: Changes) -> Values:
        """The values before these changes."""
        return self._moved(values, changes, 0)

    def forth(self, values: Values, changes: Changes) -> Values:
        """The values after these changes."""
        return self._moved(values, changes, 1)

    def facts(self, values: Values) -> Facts:
        """The values with the words behind their keys."""
        labels = {key: _named(values[key], known) for key, known in self.choices.items() if key in values}
        return Facts(dict(values), labels)

    def _moved(self, values: Values, changes: Changes, side: int) -> Values:
        moved = dict(values)
        for name, pair in changes.items():
            if name in TAGS:
                moved["tags"] = _tags(moved["tags"], pair[side], pair[1 - side])
            elif (field := _field_of(name)) and field.is_in(Place.CONDITION) and f"{name}_id" not in changes:
                moved[field.key] = self._value(field, name, pair[side])
        return moved

    def _value(self, field: TicketField, name: str, told: Any) -> Value:
        if isinstance(field.kind, Reference) and name == field.key:
            return next((key for key, known in self.choices[name].items() if known == told), "")
        return fact_of_history(field, told)


def _named(value: Value, known: Mapping[str, str]) -> str:
    """The words behind one key, or behind several."""
    if isinstance(value, tuple):
        return ", ".join(known.get(key, key) for key in value)
    return known.get(str(value), "")


def _tags(held: Any, given: str | None, taken: str | None) -> Value:
    off = set((taken or "").split(", "))
    on = [name for name in (given or "").split(", ") if name and name not in held]
    return tuple(sorted([name for name in held if name not in off] + on))
