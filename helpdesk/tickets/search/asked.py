"""What a person's words ask for: units that must all be found, or must not. Plain Python.

As on the web: words in quotes stand in that order, `or` takes either of two, a minus before a word leaves out what has
it.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from helpdesk.tickets.search.tokens import joined, readable, runs

MAX_UNITS = 12
MAX_WORDS = 40

_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_ITEM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Unit:
    """Words in a row, one of several `ways` to say it; `unwanted` leaves out what has it."""

    ways: tuple[tuple[str, ...], ...]
    unwanted: bool = False

    @property
    def tsquery(self) -> str:
        """In PostgreSQL's words; only letters and digits are in it besides operators."""
        return _either(_row(way) for way in self.ways)

    def rarely(self, common: Set[str]) -> str:
        """The same without `common` words where others are left: all that fits is in it, and a little more."""
        return _either(_row([word for word in way if word not in common], " & ") or _row(way) for way in self.ways)

    def is_in(self, common: Set[str]) -> bool:
        """Whether one of these words alone is enough."""
        return any(len(way) == 1 and way[0] in common for way in self.ways)


def units(words: str) -> list[Unit]:
    """What is asked for, at most `MAX_UNITS`; nothing for words without letters and digits."""
    made: list[Unit] = []
    either = False
    for match in _ITEM.finditer(readable(words.translate(_QUOTES))):
        if match["word"] and match["word"].lower() == "or" and not match["minus"] and made:
            either = True
            continue
        unit = _unit(match["phrase"] or match["word"] or "", unwanted=bool(match["minus"]))
        if unit is None:
            continue
        if either and not unit.unwanted and not made[-1].unwanted:
            unit = Unit(made.pop().ways + unit.ways)
        made.append(unit)
        either = False
    return list(dict.fromkeys(made))[:MAX_UNITS]


def words_of(asked: Sequence[Unit]) -> frozenset[str]:
    """Every word that a hit may be known by."""
    return frozenset(word for unit in asked if not unit.unwanted for way in unit.ways for word in way)


def _row(words: Iterable[str], sign: str = " <-> ") -> str:
    return sign.join(f"'{word}'" for word in words)


def _either(rows: Iterable[str]) -> str:
    return " | ".join(f"({row})" for row in rows)


def _unit(text: str, *, unwanted: bool) -> Unit | None:
    found = list(runs(text))
    row = tuple(word for run in found for word in run)[:MAX_WORDS]
    if not row:
        return None
    ways = [row]
    if len(found) == 1 and (whole := joined(found[0])):
        ways.append((whole,))
    return Unit(tuple(ways), unwanted)
