"""The kinds of a ticket's fields: data that says which values there are. What to do with a kind, each reader knows.

A value is what Python has of it: the key of a choice ("" for none), True or False, text, a number, a day, an instant,
a row or None, or the names of tags.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.enums import Choices
from django.utils.translation import gettext


@dataclasses.dataclass(frozen=True)
class Option:
    """One value of a choice, with an English label marked for translation.

    `icon` is drawn before it; `tone` is that of its badge.
    """

    key: str
    label: str
    icon: str = ""
    tone: str = ""


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
        return {option.key: option.label if self.as_written else gettext(option.label) for option in self.options}


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
class Language:
    """The code of a language, such as pt-BR."""

    longest: int = 12


@dataclasses.dataclass(frozen=True)
class Number:
    """A decimal number, or none."""

    digits: int = 18
    decimals: int = 4


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
    `nobody` says that there is none, `gone` stands for one that is not there any more.
    """

    choosable: Callable[[], QuerySet[Any]]
    every: Callable[[], QuerySet[Any]]
    offered: Callable[[], QuerySet[Any]]
    slug: str
    name: str
    nobody: str
    gone: str
    is_person: bool = False


@dataclasses.dataclass(frozen=True)
class Tags:
    """Any number of names."""


Kind = Choice | Flag | Text | Language | Number | Day | Moment | Reference | Tags
