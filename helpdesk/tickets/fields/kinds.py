"""The kinds of a ticket's fields: data that says which values there are. What to do with a kind, each reader knows.

A value is what Python has of it: the key of a choice ("" for none), the keys of several, True or False, text, a number,
a day, an instant, a row or None, or the names of tags.
"""

import dataclasses
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.enums import Choices
from django.utils.translation import get_language, gettext


@dataclasses.dataclass(frozen=True)
class Option:
    """One value of a choice, with an English label marked for translation.

    `icon` is drawn before it; `tone` is that of its badge. One that `is_retired` is offered no more, and stays where it
    is. `names` are what the shop calls it in other languages.
    """

    key: str
    label: str
    icon: str = ""
    tone: str = ""
    is_retired: bool = False
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def as_written(self) -> str:
        """What the shop calls it in the language that is spoken, else what it calls it everywhere."""
        return self.names.get(get_language() or "") or self.label


@dataclasses.dataclass(frozen=True)
class Choice:
    """One of a few values. Where it `may_be_empty`, "" is none of them. `usual` is the one that needs no badge.

    Labels are translated, unless they stay `as_written` by the shop.
    """

    options: tuple[Option, ...]
    may_be_empty: bool = False
    usual: str = ""
    as_written: bool = False

    @classmethod
    def of(
        cls, choices: type[Choices], icons: Mapping[str, str], tones: Mapping[str, str] | None = None, **more: Any
    ) -> "Choice":
        """The values of an enumeration, with the icon of each, and the tone of its badge."""
        named = [(str(key), str(label)) for key, label in choices.choices]
        options = (Option(key, label, icons.get(key, ""), (tones or {}).get(key, "")) for key, label in named)
        return cls(tuple(options), **more)

    @property
    def labels(self) -> dict[str, str]:
        """The labels in the language that is spoken, by key."""
        return {option.key: option.as_written if self.as_written else gettext(option.label) for option in self.options}

    @property
    def retired(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options if option.is_retired)


@dataclasses.dataclass(frozen=True)
class MultipleChoice:
    """Any of the shop's own values: their keys, each once, in the order of the list."""

    options: tuple[Option, ...]

    @property
    def labels(self) -> dict[str, str]:
        return {option.key: option.as_written for option in self.options}

    @property
    def retired(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options if option.is_retired)

    def in_order(self, keys: Collection[str]) -> tuple[str, ...]:
        """The keys as they are kept: in the order of the list, those that it does not know behind them."""
        known = [option.key for option in self.options if option.key in keys]
        return (*known, *sorted(set(keys) - set(known)))


@dataclasses.dataclass(frozen=True)
class Flag:
    """Yes or no. `badge` is its (words, tone, icon) where it is yes."""

    badge: tuple[str, str, str] | None = None


@dataclasses.dataclass(frozen=True)
class Text:
    """A line of words."""

    longest: int = 500
    is_required: bool = False


@dataclasses.dataclass(frozen=True)
class LongText(Text):
    """Words of several lines."""

    longest: int = 5_000


@dataclasses.dataclass(frozen=True)
class OrderReference(Text):
    """The number of an order: one of the customer's, or one that we do not know of yet."""

    longest: int = 40


@dataclasses.dataclass(frozen=True)
class Language:
    """The code of a language, such as pt-BR."""

    longest: int = 12


@dataclasses.dataclass(frozen=True)
class Number:
    """A decimal number, or none."""

    digits: int = 18
    decimals: int = 4


@dataclasses.dataclass(frozen=True)
class Money(Number):
    """An amount in one currency, an ISO 4217 code, or none; `decimals` are as many as that currency has."""

    currency: str = "USD"


@dataclasses.dataclass(frozen=True)
class Day:
    """A date, or none."""


@dataclasses.dataclass(frozen=True)
class Moment:
    """An instant that the product keeps, such as when a ticket was created."""


@dataclasses.dataclass(frozen=True)
class Reference:
    """A row of another table, or none.

    `every` are the rows that a ticket may have, `choosable` those that it may get, `offered` those that lists of a page
    hold. `slug` is the column that names one in the address of a list, `name` the one that names it in the API.
    `nobody` says that there is none, `gone` stands for one that is not there any more. Where rows can be merged,
    `absorbed` is the relation by which one finds those that were merged into it, and `ever` are all rows, whose names
    stand in what was written before.
    """

    choosable: Callable[[], QuerySet[Any]]
    every: Callable[[], QuerySet[Any]]
    offered: Callable[[], QuerySet[Any]]
    slug: str
    name: str
    nobody: str
    gone: str
    is_person: bool = False
    absorbed: str = ""
    ever: Callable[[], QuerySet[Any]] | None = None

    def named(self, lookup: str, value: Any) -> Q:
        """What finds a row by one of its columns, or by that of a row which was merged into it."""
        own = Q(**{lookup: value})
        return own | Q(**{f"{self.absorbed}__{lookup}": value}) if self.absorbed else own


@dataclasses.dataclass(frozen=True)
class Tags:
    """Any number of names."""


Kind = Choice | MultipleChoice | Flag | Text | Language | Number | Day | Moment | Reference | Tags
