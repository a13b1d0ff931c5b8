"""Reads a tree as a filter of stored rows.

A filter is whatever a database layer joins by `&`, `|` and `~`, such as Django's `Q`; the columns bring it.
"""

import dataclasses
import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from helpdesk.conditions.checks import Among, Between, Every, Finds, Listed, Not, Test
from helpdesk.conditions.facts import Measure
from helpdesk.conditions.patterns import NEVER
from helpdesk.conditions.tree import Condition, Node


class QueryFilter(Protocol):
    def __and__(self, other: Any, /) -> Any: ...
    def __or__(self, other: Any, /) -> Any: ...
    def __invert__(self) -> Any: ...


F = TypeVar("F", bound=QueryFilter)


@dataclasses.dataclass(frozen=True)
class Column(Generic[F]):
    """How a field is read from rows: a pattern `found` in its text or names, its key `among` some, or its measure
    `between` two ends, of which either may be missing; where both are, it is known at all."""

    found: Callable[[str], F] | None = None
    among: Callable[[frozenset[str]], F] | None = None
    between: Callable[[Measure | None, Measure | None], F] | None = None


def to_q(node: Node, columns: Mapping[str, Column[F]], everything: F) -> F:
    """A filter of rows that agrees with `matches(node, facts)` on each of them; `everything` where there is no
    condition.

    Raises:
        KeyError: a field has no column.
        TypeError: its column cannot be asked this.
    """
    if isinstance(node, Condition):
        return _filter(columns[node.field], node.test)
    parts = [to_q(item, columns, everything) for item in node.items]
    return functools.reduce(operator.and_ if node.mode == "all" else operator.or_, parts) if parts else everything


def _filter(column: Column[F], test: Test) -> F:
    match test:
        case Finds() if column.found:
            return column.found(test.pattern)
        case Among(keys) if column.among:
            return column.among(keys)
        case Between(least, most) if column.between:
            return column.between(least, most)
        case Listed() if column.found:
            found = [column.found(part.pattern) for part in test.tests]
            return functools.reduce(operator.or_, found) if found else column.found(NEVER)
        case Every(tests):
            return functools.reduce(operator.and_, [_filter(column, part) for part in tests])
        case Not(inner):
            return ~_filter(column, inner)  # type: ignore[no-any-return]
    raise TypeError(f"This column cannot be asked {test}.")
