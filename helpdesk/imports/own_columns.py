"""The shop's own fields of customers as columns of a file, beside those that every shop has."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from helpdesk.imports.kinds import AMOUNTS, COLUMNS, CUSTOMERS, DAYS, ImportColumn
from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, MultipleChoice, Number, OrderReference
from helpdesk.tickets.fields.problems import problem
from helpdesk.tickets.fields.values import as_plain
from helpdesk.tickets.queries.own import own_fields, own_values
from helpdesk.web.lists.tables.amounts import Amounts
from helpdesk.web.lists.tables.days import Days

YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "si", "sí", "oui", "o"})
NO = frozenset({"no", "n", "false", "0", "-", "nein", "non"})
"""How files say it; the worker that reads them has no language of its own."""
LONGEST = 5000


def fields() -> dict[str, TicketField]:
    """The fields that a file can fill in, by key. Not those that name an order: whose it is, is on file alone."""
    known = own_fields.of_customers()
    return {field.key: field for field in known if not isinstance(field.kind, OrderReference)}


def columns_of(kind: str) -> Sequence[ImportColumn]:
    """All columns of a kind, the shop's own last."""
    if kind != CUSTOMERS:
        return COLUMNS[kind]
    return (*COLUMNS[kind], *(_column(field) for field in fields().values()))


def _column(field: TicketField) -> ImportColumn:
    names = {field.label, field.title, field.key.removeprefix(own_fields.PREFIX)}
    return ImportColumn(field.key, field.title, tuple(sorted(names)), _example(field), LONGEST)


def _example(field: TicketField) -> str:
    match field.kind:
        case Choice(labels=labels) | MultipleChoice(labels=labels):
            return str(next(iter(labels.values()), ""))
        case Flag():
            return "yes"
        case Day():
            return "2026-04-25"
        case Number():
            return "12.5"
    return ""


def day_columns(kind: str) -> tuple[str, ...]:
    """The columns that hold dates."""
    return DAYS if kind != CUSTOMERS else tuple(key for key, field in fields().items() if isinstance(field.kind, Day))


def amount_columns(kind: str) -> tuple[str, ...]:
    """The columns that hold amounts and other numbers with a mark."""
    own = tuple(key for key, field in fields().items() if isinstance(field.kind, Number))
    return AMOUNTS if kind != CUSTOMERS else own


def read_value(field: TicketField, text: str, *, days: Days, amounts: Amounts) -> Any:
    """The value that a cell means, as JSON holds it and `fields.values.parsed` reads it back.

    Raises:
        ValueError: the field does not take it.
    """
    value = _value(field, text, days, amounts)
    if problem(field, value):
        raise ValueError("no value of the field")
    return as_plain(field, value)


def _value(field: TicketField, text: str, days: Days, amounts: Amounts) -> Any:
    match field.kind:
        case Flag():
            return _flag(text)
        case MultipleChoice() as kind:
            parts = text.split(";" if ";" in text else ",")
            return kind.in_order({_key(kind, part.strip()) for part in parts if part.strip()})
        case Choice() as kind:
            return _key(kind, text)
        case Number():
            return amounts.amount(text)
        case Day():
            return days.day(text)
    return text


def _flag(text: str) -> bool:
    said = text.casefold()
    if said not in YES | NO:
        raise ValueError("neither yes nor no")
    return said in YES


def _key(kind: Choice | MultipleChoice, text: str) -> str:
    """The key of a choice, named by itself or by what the shop calls it in any language.

    Raises:
        ValueError: there is no such choice.
    """
    wanted = text.casefold()
    for option in kind.options:
        if wanted in (name.casefold() for name in (option.key, option.label, *option.names.values())):
            return option.key
    raise ValueError("no such choice")


def plain_values(customers: Iterable[int], known: Collection[TicketField]) -> dict[int, dict[str, Any]]:
    """What is on file of customers, by their keys and those of the fields, as lines hold it. One statement, or none."""
    by_key = {field.key: field for field in known}
    held = own_values.of_customers(customers, known)
    return {pk: {key: as_plain(by_key[key], value) for key, value in values.items()} for pk, values in held.items()}
