"""Defines a derived fact, and holds all of them."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext

from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Value
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts.derived.scope import Scope

Choices = Mapping[str, str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that conditions ask of a ticket.

    `expression` reads it from the rows of a scope, None where the instant alone says it; `value` makes of what was
    read, and of the instant, what conditions compare; `column` narrows tickets by it, as they are now. `choices` are
    its keys with their labels, or the key of the field whose choices they are; `names` reads the names behind keys
    where these are rows.

    `is_kept` says whether what it was at a past instant can be read: else rehearsals judge by what it is today.
    """

    field: Field
    column: Column[Q]
    value: Callable[[Any, dt.datetime], Value]
    expression: Callable[[Scope], Combinable] | None = None
    names: Callable[[Scope], Combinable] | None = None
    choices: Callable[[], Choices] | str = ""
    is_kept: bool = True

    @property
    def key(self) -> str:
        return self.field.key

    def expressions(self, scope: Scope) -> dict[str, Combinable]:
        """What to read of a row, by the names under which `read` finds it."""
        found = {f"derived_{self.key}": self.expression} if self.expression else {}
        if self.names:
            found[f"derived_{self.key}_names"] = self.names
        return {name: expression(scope) for name, expression in found.items()}

    def read(self, row: Mapping[str, Any], at: dt.datetime) -> tuple[Value, str | None]:
        """The value in a row that was read at an instant, and how it is shown where that is something else."""
        value = self.value(row.get(f"derived_{self.key}"), at)
        if self.names:
            return value, ", ".join(row[f"derived_{self.key}_names"] or ())
        if callable(self.choices) and isinstance(value, str):
            return value, self.choices().get(value, value)
        return value, f"{round(value, 2).normalize():f}" if isinstance(value, Decimal) else None


_facts: dict[str, Fact] = {}


def register(*facts: Fact) -> None:
    """Add facts behind those that are there, or replace those with the same keys."""
    _facts.update({fact.key: fact for fact in facts})


def registered() -> Sequence[Fact]:
    """All facts, in the order in which they are shown."""
    return list(_facts.values())


def unkept_among(keys: Collection[str]) -> list[str]:
    """The labels of the facts among some of which nobody knows what they were in the past."""
    return [gettext(fact.field.label) for fact in registered() if fact.key in keys and not fact.is_kept]
