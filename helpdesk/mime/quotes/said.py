"""Finds again in a quote what was said in a request before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_TEXT = 100_000
_WORDS = re.compile(r"\w+")
_MARKUP = re.compile(
    r"<(?:https?|mailto):[^<>\s]{0,500}>|\[(?:image|cid|mailto):[^\]\n]{0,200}\]|https?://\S{1,500}", re.IGNORECASE
)
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 12
_SURELY_REPEATED = 8
"""Words of a line that nobody says again by chance."""

_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote that was found: how many lines are known from before, and how many have words that are not."""

    known: int
    new: int


class Said:
    """The words that were said before. Programs wrap lines anew and mark links, lists and bold text, so words are
    compared.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        lines: list[str] = []
        room = MAX_TEXT
        for text in texts:
            lines += (words_of(line) for line in text[:room].split("\n"))
            room = max(room - len(text), 0)
        self._lines = frozenset(filter(None, lines))
        self._running = f" {' '.join(filter(None, lines))} "

    def __bool__(self) -> bool:
        return bool(self._lines)

    def find(self, lines: list[str]) -> FoundQuote:
        """How many of `lines` were said before.

        A part of a line counts where the next part stands beside it, or where it is long: whoever answers a question
        repeats some of its words.
        """
        said = [words for line in lines[:_MOST_LINES] if (words := words_of(line))]
        known = sum(self._is_known(before, words, after) for before, words, after in _with_neighbours(said))
        return FoundQuote(known, len(said) - known + len(lines[_MOST_LINES:]))

    def _is_known(self, before: str, words: str, after: str) -> bool:
        if words in self._lines or (words.count(" ") + 1 >= _SURELY_REPEATED and self._runs(words)):
            return True
        if before and self._has(f"{before} {words}"):
            return True
        # What repeats the end of the line above stands before the line below as that did.
        return bool(after) and not f" {before}".endswith(f" {words}") and self._has(f"{words} {after}")

    def _has(self, words: str) -> bool:
        is_long = words.count(" ") + 1 >= _FEWEST_WORDS or len(words) >= _FEWEST_LETTERS
        return is_long and self._runs(words)

    def _runs(self, words: str) -> bool:
        return f" {words} " in self._running


def _with_neighbours(said: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip(["", *said], said, [*said[1:], ""], strict=False)


def words_of(line: str) -> str:
    """The words of a line as they are compared."""
    return " ".join(_WORDS.findall(_MARKUP.sub(" ", line).casefold()))
