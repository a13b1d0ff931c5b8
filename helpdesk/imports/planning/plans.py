"""What one line comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from helpdesk.customers.models import Customer, Order, OrderLine
from helpdesk.imports.models import ImportLine

Changes = dict[str, list[Any]]


@dataclass
class LinePlan:
    """What a line makes or changes: by column what is on file, and what will be. `reasons` refuse it.

    `customer`, `order` and `order_line` are those on file; None is to be made, where the line needs one.
    """

    customer: Customer | None = None
    order: Order | None = None
    order_line: OrderLine | None = None
    changes: Changes = field(default_factory=dict)
    reasons: list[list[Any]] = field(default_factory=list)
    makes: bool = False

    @property
    def outcome(self) -> ImportLine.Outcome:
        if self.reasons:
            return ImportLine.Outcome.REFUSED
        if self.makes:
            return ImportLine.Outcome.MADE
        return ImportLine.Outcome.CHANGED if self.changes else ImportLine.Outcome.SAME


def differing(cells: Mapping[str, Any], now: Mapping[str, Any], *, only_missing: bool) -> Changes:
    """By column what a line changes: a filled cell that differs; with `only_missing` where nothing is on file."""
    return {
        key: [was, cells[key]]
        for key, was in now.items()
        if cells.get(key) not in (None, "", was) and not (only_missing and was)
    }
