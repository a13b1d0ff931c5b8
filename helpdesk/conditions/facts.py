"""Holds what is known of one thing, such as a ticket, when conditions are asked. Plain values, no database."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Measure = Decimal | dt.date
Value = str | tuple[str, ...] | Measure
"""Text, the key of a choice ("" for none), names such as tags, keys of several, a number or a day ("" for none)."""

MAX_TEXT = 20_000
"""Conditions read this many characters of a text, so that a huge one cannot hold up the queue."""


@dataclasses.dataclass(frozen=True)
class Facts:
    """What is known of one thing: `values` by field key; `labels` say how a key is shown, such as a team's name."""

    values: Mapping[str, Value]
    labels: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def value(self, field: str) -> Value:
        """The value of a field; one that is not known is empty."""
        return self.values.get(field, "")

    def shown(self, field: str) -> str:
        """The value in words; empty for nothing."""
        value = self.value(field)
        return self.labels.get(field, ", ".join(value) if isinstance(value, tuple) else str(value))

    def with_(self, label: str | None = None, **values: Any) -> "Facts":
        """A copy after a change of one field (or several, then without a label)."""
        labels = {key: text for key, text in self.labels.items() if key not in values}
        if label is not None:
            labels |= dict.fromkeys(values, label)
        return Facts({**self.values, **values}, labels)
