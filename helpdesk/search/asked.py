"""Reads what a person's words ask for: units that must all be found, or must not. Plain Python.

As on the web: words in quotes stand in that order, `or` takes either of two, a minus before a word leaves out what has
it. A number may be parted by blanks, and its parts may also be words of their own.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from helpdesk.search.tokens import IN_BLANKS, TokenRun, readable, runs

MAX_UNITS = 12
MAX_WORDS = 40

_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_ITEM = re.compile(rf'(?P<number>{IN_BLANKS})|(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Unit:
    """Words in a row that are asked for, one of several `ways` to say it.

    `unwanted` leaves out what has them, `apart` takes the words in any place of one document.
    """

    ways: tuple[tuple[str, ...], ...]
    unwanted: bool = False
    apart: bool = False

    @property
    def tsquery(self) -> str:
        """The unit as a PostgreSQL query; only letters and digits are in it besides operators."""
        return _either(_row(way, self._sign) for way in self.ways)

    def rarely(self, common: Set[str]) -> str:
        """The query without `common` words where others are left: all that fits is in it, and a little more."""
        return _either(
            _row([word for word in way if word not in common], " & ") or _row(way, self._sign) for way in self.ways
        )

    def is_in(self, common: Set[str]) -> bool:
        """Whether one of these words alone is enough to find the unit."""
        return any(len(way) == 1 and way[0] in common for way in self.ways)

    def marks(self) -> set[str]:
        """The words that show a hit; no `1` and `00` of a price whose other words are there as well."""
        words = {word for way in self.ways for word in way}
        return {word for word in words if len(word) > 2 or not word.isdigit()} or words

    @property
    def _sign(self) -> str:
        return " & " if self.apart else " <-> "


def units(words: str) -> list[Unit]:
    """The units that a text asks for, at most `MAX_UNITS`; none for words without letters and digits."""
    made: list[Unit] = []
    either = False
    for match in _ITEM.finditer(readable(words.translate(_QUOTES))):
        if match["word"] and match["word"].lower() == "or" and not match["minus"] and made:
            either = True
            continue
        unit = _unit(match["number"] or match["phrase"] or match["word"] or "", match)
        if unit is None:
            continue
        if either and not unit.unwanted and not made[-1].unwanted:
            unit = Unit(made.pop().ways + unit.ways)
        made.append(unit)
        either = False
    return list(dict.fromkeys(made))[:MAX_UNITS]


def words_of(asked: Sequence[Unit]) -> frozenset[str]:
    """Every word that a hit may be known by."""
    return frozenset(word for unit in asked if not unit.unwanted for word in unit.marks())


def _row(words: Iterable[str], sign: str) -> str:
    return sign.join(f"'{word}'" for word in words)


def _either(rows: Iterable[str]) -> str:
    return " | ".join(f"({row})" for row in rows)


def _unit(text: str, match: re.Match[str]) -> Unit | None:
    found = list(runs(text))
    if not found:
        return None
    # Letters with dots are one word wherever they stand; by themselves they would be found everywhere.
    as_written = (
        [] if any(run.is_dotted for run in found) else [[run.words for run in found], [run.spelt for run in found]]
    )
    rows = [*as_written, [_in_one(run) for run in found]]
    ways = dict.fromkeys(tuple(word for words in row for word in words)[:MAX_WORDS] for row in rows)
    return Unit(tuple(ways), unwanted=bool(match["minus"]), apart=bool(match["number"]))


def _in_one(run: TokenRun) -> tuple[str, ...]:
    """The run as one word where it is that too; a number keeps decimals that are more than noughts."""
    if not run.whole:
        return run.spelt
    return (run.whole, run.fraction) if run.fraction.strip("0") else (run.whole,)
