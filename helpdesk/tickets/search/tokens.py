"""Cuts text into the words that search compares. Plain Python.

Letters and digits are words, everything else parts them: `example.com`, `meg@example.org` and `v1.2.3` are words in a
row, and asking for one is asking for that row. What a hyphen or an apostrophe joins is one word more (`well-known` is
also `wellknown`, `O’Neil` also `oneil`), a number inside a word one more (`HP20911` is also `20911`). Case and accents
do not count. Scripts without blanks are cut into single characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 64

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_JOINERS = "-\u2010\u2011'\u2018\u2019\u02bc`\u00b4"
_RUN = re.compile(rf"[^\W_]+(?:[{_JOINERS}][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[0-9]{3,}")
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n"}
)


def readable(text: str) -> str:
    """The text as it is cut and as excerpts show it: composed, without characters that nobody sees."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def fold(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()[:LONGEST]
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)[:LONGEST]


def spans(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Each unbroken run of words: `O’Neil`, `well-known`, `lamp`."""
    return _RUN.finditer(text, start)


def runs(text: str) -> Iterator[list[str]]:
    """The folded words of each run, in order: `["o", "neil"]` for `O’Neil`."""
    return (parts(match.group()) for match in spans(text))


def parts(run: str) -> list[str]:
    if run.isascii():
        return [run.lower()[:LONGEST]] if run.isalnum() else [fold(part) for part in _PART.findall(run)]
    return [fold(piece) for part in _PART.findall(run) for piece in _pieces(part)]


def joined(words: list[str]) -> str:
    """The one word more that a run of several is; empty where it is none."""
    if len(words) < 2 or _NO_BLANKS.search(words[0]):
        return ""
    return "".join(words)[:LONGEST]


def names(words: list[str]) -> set[str]:
    """Everything that a run is found by."""
    return {*words, joined(words), *map(inner_number, words)} - {""}


def inner_number(word: str) -> str:
    """The number inside a word of letters and digits; empty where there is none."""
    if word.isalpha() or word.isdigit():
        return ""
    found = _NUMBER.search(word)
    return found.group() if found else ""


def _pieces(part: str) -> list[str]:
    if not _NO_BLANKS.search(part):
        return [part]
    edges = [0, *sorted({edge for match in _NO_BLANKS.finditer(part) for edge in match.span()} - {0}), len(part)]
    return [part[start:end] for start, end in pairwise(edges) if start < end]
