"""Turns words into patterns that Python's `re` and PostgreSQL's `~` read alike.

The people who write rules write words, never patterns. A pattern made here is a row of character classes; the only
repetitions are runs of blanks and of accents, whose neighbours cannot match the same characters, so that no text
makes it back-track. Both engines compare code points: PostgreSQL under the collation "C".
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from helpdesk.conditions.letters import bare, bracket, escape, fold, key, written_as

START, END = r"\A", r"\Z"
BLANK = r"[\u0009-\u000d\u0020\u00a0\u2000-\u200a\u202f\u3000]"
ACCENTS = r"[\u0300-\u036f]*"
# Scripts that put blanks between words: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic. Elsewhere a word is found
# within a longer run of characters, as nobody writes boundaries there.
_WORD_RANGES = (
    ("0", "9"),
    ("A", "Z"),
    ("a", "z"),
    ("\u00c0", "\u00d6"),
    ("\u00d8", "\u00f6"),
    ("\u00f8", "\u02af"),
    ("\u0300", "\u052f"),
    ("\u0531", "\u0587"),
    ("\u0591", "\u05f2"),
    ("\u0610", "\u06d3"),
    ("\u1e00", "\u1fff"),
)
WORD = "[" + "".join(f"{escape(low)}-{escape(high)}" for low, high in _WORD_RANGES) + "]"


class Alternative(NamedTuple):
    """One pattern that can match. Unless the keys of all parts it `needs` are in the text's key, it cannot."""

    needs: tuple[str, ...]
    pattern: str


Alternatives = tuple[Alternative, ...]


def finds_any(words: Iterable[str]) -> Alternatives:
    """Patterns that find any of the words or phrases as whole words; `refund*` also finds refunds, `*ware` also
    software.
    """
    return tuple(_alternative(word.strip().strip("*"), _bounded(word)) for word in words)


def is_any(words: Iterable[str]) -> Alternatives:
    """Patterns that match where the whole text is one of the words; blanks around it do not count."""
    return tuple(_alternative(word, f"{START}{BLANK}*{literal(word)}{BLANK}*{END}") for word in words)


def starts_with_any(words: Iterable[str]) -> Alternatives:
    """Patterns that match where the text starts with one of the words; blanks before it do not count."""
    return tuple(_alternative(word, f"{START}{BLANK}*{literal(word)}") for word in words)


def in_domain(names: Iterable[str]) -> Alternatives:
    """Patterns that match an address in one of the domains, or below: example.com has ana@mail.example.com too."""
    stems = (name.strip().lstrip("@.") for name in names)
    return tuple(_alternative(stem, f"[@.]{literal(stem)}{BLANK}*{END}") for stem in stems)


def in_language(tags: Iterable[str]) -> Alternatives:
    """Patterns that match one of the language tags or a region of it: pt is also pt-BR."""
    return tuple(_alternative(tag, f"{START}{literal(tag)}(?:[-_]|{END})") for tag in tags)


NOTHING = (Alternative((), f"{START}{BLANK}*{END}"),)
ANYTHING = (Alternative((), START),)
NEVER = f"{END}{BLANK}"
"""A pattern that no text matches."""


def _alternative(words: str, pattern: str) -> Alternative:
    return Alternative(tuple(key(fold(part)) for part in words.split()), pattern)


@cache
def literal(words: str) -> str:
    """A pattern for the words as written, whatever their case; a blank stands for any run of blanks."""
    return f"{BLANK}+".join(_letters(fold(part)) for part in words.split())


def _letters(folded: str) -> str:
    pattern, position = "", 0
    while position < len(folded):
        pair = folded[position : position + 2]
        if len(pair) == 2 and (single := written_as(pair)):
            pattern += f"(?:{_letter(pair[0])}{_letter(pair[1])}|{bracket(single)})"
            position += 2
        else:
            pattern += _letter(folded[position])
            position += 1
    return pattern


def _letter(letter: str) -> str:
    base = bare(letter)
    if base == letter:
        return bracket(written_as(letter)) + ACCENTS
    # The same letter may be stored in two pieces: the base and its accents.
    pieces = _decomposed(letter)
    return f"(?:{bracket(written_as(letter))}|{pieces})"


def _decomposed(letter: str) -> str:
    pieces = unicodedata.normalize("NFD", letter)
    base, accents = pieces[0], pieces[1:]
    return bracket({base, base.upper()[:1], base.lower()[:1]}) + "".join(map(escape, accents))


def _bounded(word: str) -> str:
    word = word.strip()
    core = word.strip("*").strip()
    pattern = literal(core)
    if _spaced(core[:1]) and not word.startswith("*"):
        pattern = f"(?<!{WORD}){pattern}"
    if _spaced(core[-1:]) and not word.endswith("*"):
        pattern = f"{pattern}(?!{WORD})"
    return pattern


def _spaced(char: str) -> bool:
    return any(low <= char <= high for low, high in _WORD_RANGES)
