"""What conditions are about, such as tickets: its fields, each with its column."""

from collections.abc import Mapping
from typing import Any, Generic

from helpdesk.conditions.columns import Column, F, to_q
from helpdesk.conditions.fields import Field
from helpdesk.conditions.tree import Catalogue, Group, Node, parse


class Subject(Generic[F]):
    """One for each kind of thing; the room that owns it makes it, and others may register a field of theirs.

    `everything` is the filter that leaves nothing out.
    """

    def __init__(self, everything: F) -> None:
        self._everything = everything
        self._fields: dict[str, Field] = {}
        self._columns: dict[str, Column[F]] = {}

    def register(self, field: Field, column: Column[F]) -> None:
        """Adds a field, or replaces the one with the same key. They are shown in this order."""
        self._fields[field.key] = field
        self._columns[field.key] = column

    @property
    def fields(self) -> Mapping[str, Field]:
        """By key."""
        return self._fields

    def parse(self, data: Any, catalogue: Catalogue | None = None) -> Group:
        """Reads and checks a tree; with a catalogue, choices must be in it.

        Raises:
            BadTree: with every problem found, by path.
        """
        return parse(data, self.fields, catalogue)

    def to_q(self, node: Node) -> F:
        """A filter of rows that agrees with `matches(node, facts)` on each of them."""
        return to_q(node, self._columns, self._everything)
