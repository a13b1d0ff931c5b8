"""Lists what can be asked of each kind of field: one row an operator, with its words and the test it compiles to."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Literal

from helpdesk.conditions import named, patterns
from helpdesk.conditions.checks import Among, Between, Every, Finds, Listed, Not, Test
from helpdesk.conditions.facts import Measure
from helpdesk.conditions.words import gettext_noop

Takes = Literal["words", "choices", "lists", "number", "day", "nothing"]


@dataclasses.dataclass(frozen=True)
class Operator:
    """One thing that can be asked of a field, such as "is at least".

    `takes` says what stands behind it: typed words, choices, lists of words, one number or day, or nothing. `joins`
    puts several values in words. Words are English, translated where they are said.
    """

    key: str
    words: str
    takes: Takes
    test: Callable[[Sequence[str]], Test]
    joins: str = gettext_noop("or")


def _keys(values: Sequence[str]) -> Test:
    return Among(frozenset(values))


def _negated(test: Callable[[Sequence[str]], Test]) -> Callable[[Sequence[str]], Test]:
    return lambda values: Not(test(values))


def _finds(pattern: Callable[[Sequence[str]], patterns.Alternatives]) -> Callable[[Sequence[str]], Test]:
    return lambda values: Finds(pattern(values))


def _nothing(test: Test) -> Callable[[Sequence[str]], Test]:
    return lambda values: test


def number(text: str) -> Decimal | None:
    """Read a number as it is written, such as -12.5, of at most 14 digits and 4 behind the point; None for what is
    none.
    """
    return Decimal(text) if re.fullmatch(r"-?[0-9]{1,14}(\.[0-9]{1,4})?", text) else None


def day(text: str) -> dt.date | None:
    """Read a day as it is written, such as 2026-04-25; None for what is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


READ: dict[Takes, Callable[[str], Measure | None]] = {"number": number, "day": day}
"""How one number or day is read; None for what is none."""


def _measured(takes: Takes, *, least: bool, most: bool) -> Callable[[Sequence[str]], Test]:
    """From the one value on (`least`), up to it (`most`), or both, which is the value itself."""

    def test(values: Sequence[str]) -> Test:
        value = READ[takes](values[0])
        return Between(value if least else None, value if most else None)

    return test


_contains = _finds(patterns.finds_any)
_is = _finds(patterns.is_any)
_domain = _finds(patterns.in_domain)
_language = _finds(patterns.in_language)
_no_text = Finds(patterns.NOTHING)
_no_key = Among(frozenset({""}))
_some_name = Finds(patterns.ANYTHING)

LISTED = (
    Operator(named.IN_LIST, gettext_noop("contains a word of"), "lists", lambda keys: Listed(tuple(keys))),
    Operator(named.NOT_IN_LIST, gettext_noop("contains no word of"), "lists", lambda keys: Not(Listed(tuple(keys)))),
)
_TEXT = (
    Operator("contains", gettext_noop("contains"), "words", _contains),
    Operator("not_contains", gettext_noop("does not contain"), "words", _negated(_contains)),
    Operator("is", gettext_noop("is"), "words", _is),
    Operator("is_not", gettext_noop("is not"), "words", _negated(_is)),
    Operator("starts_with", gettext_noop("starts with"), "words", _finds(patterns.starts_with_any)),
    Operator("empty", gettext_noop("is empty"), "nothing", _nothing(_no_text)),
    Operator("not_empty", gettext_noop("is not empty"), "nothing", _nothing(Not(_no_text))),
)
TEXT = (*_TEXT[:2], *LISTED, *_TEXT[2:])
ADDRESS = (*_TEXT[2:5], *_TEXT[:2], *LISTED, *_TEXT[5:])
DOMAIN = (
    Operator("is", gettext_noop("is"), "words", _domain),
    Operator("is_not", gettext_noop("is not"), "words", _negated(_domain)),
)
LANGUAGE = (
    Operator("is", gettext_noop("is"), "words", _language),
    Operator("is_not", gettext_noop("is not"), "words", _negated(_language)),
    *_TEXT[5:],
)
CHOICE = (
    Operator("is", gettext_noop("is"), "choices", _keys),
    Operator("is_not", gettext_noop("is not"), "choices", _negated(_keys)),
)
OPTIONAL_CHOICE = (
    *CHOICE,
    Operator("empty", gettext_noop("is not set"), "nothing", _nothing(_no_key)),
    Operator("not_empty", gettext_noop("is set"), "nothing", _nothing(Not(_no_key))),
)
FLAG = (
    Operator("yes", gettext_noop("yes"), "nothing", _nothing(Among(frozenset({"yes"})))),
    Operator("no", gettext_noop("no"), "nothing", _nothing(Not(Among(frozenset({"yes"}))))),
)
NAMES = (
    Operator("any", gettext_noop("include"), "words", _is),
    Operator(
        "all",
        gettext_noop("include all of"),
        "words",
        lambda names: Every(tuple(_is([name]) for name in names)),
        gettext_noop("and"),
    ),
    Operator("none", gettext_noop("do not include"), "words", _negated(_is)),
    Operator("empty", gettext_noop("are empty"), "nothing", _nothing(Not(_some_name))),
    Operator("not_empty", gettext_noop("are not empty"), "nothing", _nothing(_some_name)),
)
SOME_TEXT = (*_TEXT[:2], *LISTED, *_TEXT[2:4], *NAMES[3:])
"""Of names of which one has to be as asked."""
SEVERAL = (
    Operator("any", gettext_noop("include"), "choices", _keys),
    Operator(
        "all",
        gettext_noop("include all of"),
        "choices",
        lambda keys: Every(tuple(_keys([key]) for key in keys)),
        gettext_noop("and"),
    ),
    Operator("none", gettext_noop("do not include"), "choices", _negated(_keys)),
    Operator("empty", gettext_noop("are empty"), "nothing", _nothing(_no_key)),
    Operator("not_empty", gettext_noop("are not empty"), "nothing", _nothing(Not(_no_key))),
)
_known = Between()
NUMBER = (
    Operator("is", gettext_noop("is"), "number", _measured("number", least=True, most=True)),
    Operator("is_not", gettext_noop("is not"), "number", _negated(_measured("number", least=True, most=True))),
    Operator("at_least", gettext_noop("is at least"), "number", _measured("number", least=True, most=False)),
    Operator("at_most", gettext_noop("is at most"), "number", _measured("number", least=False, most=True)),
    Operator("empty", gettext_noop("is empty"), "nothing", _nothing(Not(_known))),
    Operator("not_empty", gettext_noop("is not empty"), "nothing", _nothing(_known)),
)
DURATION = NUMBER[2:]
"""Of hours and days that pass: nothing is ever exactly so old."""
DAY = (
    Operator("is", gettext_noop("is"), "day", _measured("day", least=True, most=True)),
    Operator("from", gettext_noop("is on or after"), "day", _measured("day", least=True, most=False)),
    Operator("until", gettext_noop("is on or before"), "day", _measured("day", least=False, most=True)),
    *NUMBER[4:],
)
