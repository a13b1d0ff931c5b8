"""Holds what conditions are about, such as tickets: its fields, each with its column."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic

from helpdesk.conditions.columns import Column, F, to_q
from helpdesk.conditions.fields import Field
from helpdesk.conditions.tree import Catalogue, ConditionGroup, Node, parse

Known = tuple[Field, Column[F]]


class Subject(Generic[F]):
    """A kind of thing that conditions are about, such as tickets, with its fields.

    The room that owns it makes it, and others may register a field of theirs. `everything` is the filter that leaves
    nothing out.
    """

    def __init__(self, everything: F) -> None:
        self._everything = everything
        self._own: dict[str, Known[F]] = {}
        self._sources: list[Callable[[], Iterable[Known[F]]]] = []

    def register(self, field: Field, column: Column[F]) -> None:
        """Add a field, or replace the one with the same key. They are shown in this order."""
        self._own[field.key] = field, column

    def register_source(self, source: Callable[[], Iterable[Known[F]]]) -> None:
        """Add fields that are known only while the product runs; the source is asked anew each time."""
        self._sources.append(source)

    @property
    def fields(self) -> Mapping[str, Field]:
        """All fields by their keys, in the order in which they are shown."""
        return {key: field for key, (field, _) in self._known().items()}

    @property
    def offered(self) -> list[Field]:
        """The fields that a new condition can ask about; those of one group stand together."""
        fields = [field for field in self.fields.values() if field.is_offered]
        places = {group: place for place, group in enumerate(dict.fromkeys(field.group for field in fields))}
        return sorted(fields, key=lambda field: places[field.group])

    def parse(self, data: Any, catalogue: Catalogue | None = None) -> ConditionGroup:
        """Read and check a tree; with a catalogue, choices must be in it.

        Raises:
            BadTree: with every problem found, by path.
        """
        return parse(data, self.fields, catalogue)

    def to_q(self, node: Node) -> F:
        """A filter of rows that agrees with `matches(node, facts)` on each of them.

        Raises:
            KeyError: a field of the tree is not registered any more.
            TypeError: a column cannot be asked this.
        """
        columns = {key: column for key, (_, column) in self._known().items()}
        return to_q(node, columns, self._everything)

    def _known(self) -> dict[str, Known[F]]:
        return self._own | {known[0].key: known for source in self._sources for known in source()}
