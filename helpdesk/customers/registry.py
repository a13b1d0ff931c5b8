"""What each room holds of a customer: how it is taken along, and what an erasure makes of it.

A room registers its own from its `apps.py`. Every model with words in it, or a way to a customer, is named by a
holding, or with a reason in `tests/security/test_personal_data.py`, which is red for one that was forgotten.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile

from helpdesk.customers.person import Person


@dataclass(frozen=True)
class HeldFile:
    """A file that belongs to something in an export, under the name that people know it by."""

    name: str
    file: FieldFile


@dataclass(frozen=True)
class HeldRecord:
    """One thing in an export: its values by field, as JSON takes them, and its files."""

    values: Mapping[str, Any]
    files: Sequence[HeldFile] = ()


Export = Callable[[Person, bool], Iterator[HeldRecord]]
"""All that is held of somebody, read a few rows at a time; with what colleagues wrote for themselves, or without."""


@dataclass(frozen=True)
class Holding:
    """One kind of things that a room holds of customers.

    `label`, `goes` and `stays` are marked for translation: its name, what an erasure takes away, and what it leaves and
    why. `count` tells how many there are. `erase` does a part of the work in the caller's transaction and returns how
    many things it emptied or removed; 0 means that nothing is left to do. So it may be called again after any crash,
    and what it has done it finds done. It leaves alone what belongs to tickets that are `held`.
    """

    key: str
    label: str
    models: tuple[type[Model], ...]
    count: Callable[[Person], int]
    erase: Callable[[Person], int]
    order: int
    goes: str
    stays: str = ""
    export: Export | None = None


@dataclass(frozen=True)
class Hold:
    """A ticket that may not be erased yet, by which day it may, and why."""

    ticket_id: int
    number: int
    until: Any
    reason: str


@dataclass(frozen=True)
class OwnValues:
    """The shop's own fields of customers, for the API: fields of serializers that show and take them by key, the values
    of customers by the ids of the fields, and what stores some of them for a customer, by a colleague.
    """

    shown: Callable[[], Mapping[str, Any]]
    taken: Callable[[], Mapping[str, Any]]
    held: Callable[[Iterable[int]], Mapping[int, Mapping[str, Any]]]
    keep: Callable[[Any, Mapping[str, Any], Any], None]


@dataclass
class _Known:
    holdings: dict[str, Holding] = field(default_factory=dict)
    own_values: list[OwnValues] = field(default_factory=list)
    holds: list[Callable[[int | None], Sequence[Hold]]] = field(default_factory=list)


_known = _Known()


def register(holding: Holding) -> None:
    """Register what a room holds.

    Raises:
        ValueError: another holding has this key.
    """
    if holding.key in _known.holdings:
        raise ValueError(f"held already: {holding.key}")
    _known.holdings[holding.key] = holding


def register_holds(read: Callable[[int | None], Sequence[Hold]]) -> None:
    """Register how to find tickets that the law keeps for a while: of one customer, by their key, or of all (None)."""
    _known.holds.append(read)


def holdings() -> Sequence[Holding]:
    """All of them, in the order in which they are told and erased."""
    return sorted(_known.holdings.values(), key=lambda one: (one.order, one.key))


def holds_of(customer_id: int | None) -> Sequence[Hold]:
    """The tickets of a customer, or of all (None), that may not be erased yet."""
    return [hold for read in _known.holds for hold in read(customer_id)]


def register_own_values(values: OwnValues) -> None:
    """Register the room that keeps the shop's own fields of customers."""
    _known.own_values.append(values)


def own_values() -> OwnValues | None:
    """The shop's own fields of customers; None where no room keeps any."""
    return next(iter(_known.own_values), None)
