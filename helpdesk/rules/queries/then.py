"""Reads what is derived of tickets, such as how long a customer had waited, as it was when something happened."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from helpdesk.rules.queries.winding import Values
from helpdesk.tickets.facts.read import of_lines, of_messages
from helpdesk.tickets.models import Activity


@dataclasses.dataclass(frozen=True)
class Then:
    """Values by line of history, and by message."""

    lines: Mapping[int, Values]
    messages: Mapping[int, Values]

    def at(self, line: Activity | None, message: int | None = None) -> Values:
        """The values at a line, or at a message where there is none of it; no values where neither was read."""
        return self.lines.get(line.pk, {}) if line else self.messages.get(message or 0, {})


def read_then(
    lines: Iterable[Activity], messages: Collection[int], *, since: dt.datetime, asked: Collection[str]
) -> Then:
    """What is derived and `asked` for by key, at all lines since then and at these messages. At most two statements."""
    return Then(of_lines([line.pk for line in lines if line.at >= since], asked), of_messages(messages, asked))
