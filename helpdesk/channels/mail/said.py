"""What was said in a request before, to be found again in what a mail quotes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_TEXT = 100_000
_WORDS = re.compile(r"\w+")
_MARKUP = re.compile(
    r"<(?:https?|mailto):[^<>\s]{0,500}>|\[(?:image|cid|mailto):[^\]\n]{0,200}\]|https?://\S{1,500}", re.IGNORECASE
)
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 12
_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """How many lines are known from before, and how many have words that are not."""

    known: int
    new: int


class Said:
    """Compares by words alone: programs wrap lines anew, and mark links, lists and bold text in their own ways."""

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

    def find(self, lines: list[str]) -> Found:
        """How many of `lines` were said before. A broken line counts where both its halves follow each other."""
        known = new = 0
        before = ""
        for line in lines[:_MOST_LINES]:
            words = words_of(line)
            if not words:
                continue
            if words in self._lines or self._has(words) or (before and self._has(f"{before} {words}")):
                known += 1
            else:
                new += 1
            before = words
        return Found(known, new + len(lines[_MOST_LINES:]))

    def _has(self, words: str) -> bool:
        is_long = words.count(" ") + 1 >= _FEWEST_WORDS or len(words) >= _FEWEST_LETTERS
        return is_long and f" {words} " in self._running


def words_of(line: str) -> str:
    """The words of a line as they are compared."""
    return " ".join(_WORDS.findall(_MARKUP.sub(" ", line).casefold()))
