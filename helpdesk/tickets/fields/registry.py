"""All fields of tickets in their order: those that every shop has, and the shop's own behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from helpdesk.tickets.fields.field import Place, Sort, TicketField

Source = Callable[[], Iterable[TicketField]]

_built_in: dict[str, TicketField] = {}
_sources: list[Source] = []


def register(*fields: TicketField) -> None:
    """Add fields behind those that are there. A room above registers a column of the ticket that it cares for."""
    _built_in.update({field.key: field for field in fields})


def register_source(source: Source) -> None:
    """Add fields that are known only while the product runs, such as the shop's own."""
    _sources.append(source)


def every() -> Sequence[TicketField]:
    """All fields, in the order in which pages show them."""
    return [*_built_in.values(), *(field for source in _sources for field in source())]


def shown_in(place: Place) -> Sequence[TicketField]:
    """The fields that show in a place."""
    return [field for field in every() if field.places & place]


def sorts() -> Mapping[str, tuple[TicketField, Sort]]:
    """The orders of lists, by their keys; the first is that of the first field that has one."""
    return {sort.key: (field, sort) for field in _built_in.values() for sort in field.sorts}


def find(key: str) -> TicketField | None:
    """The field of a key; None where there is none."""
    return _built_in.get(key) or next((field for source in _sources for field in source() if field.key == key), None)


def get(key: str) -> TicketField:
    """The field of a key.

    Raises:
        LookupError: tickets have no such field.
    """
    if (field := find(key)) is None:
        raise LookupError(f"tickets have no field {key!r}")
    return field
