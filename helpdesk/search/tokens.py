"""Cuts text into the words that search compares. Plain Python.

Letters and digits are words, everything else parts them: `example.com`, `meg@example.org` and `v1.2.3` are words in a
row, and asking for one is asking for that row. Some have another name as well:

- what a hyphen or an apostrophe joins (`well-known` is also `wellknown`, `O’Neil` also `oneil`),
- letters with dots (`U.S.A.` and `z. B.` are also `usa` and `zb`),
- numbers whose thousands are parted, in any country's way (`1,299.00`, `1.299,00` and `1 299` are also `1299`),
- a number inside a word (`HP20911` is also `20911`),
- letters that are written as two where a keyboard lacks them (`Ärger` is also `aerger`).

Case and accents do not count. Scripts without blanks are cut into single characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

LONGEST = 64

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = "'\u2018\u2019\u02bc`\u00b4"
_BLANKS = " \u00a0\u2007\u2009\u202f"
JOINERS = f"{_HYPHENS}{_APOSTROPHES}{_BLANKS}.,"
"""What may stand inside a name of several words."""

_LETTER = r"[^\W\d_]"


def _thousands(separators: str) -> str:
    """A number in groups of three with the same separator between them, its decimals after another one."""
    same = f"sep{ord(separators[0])}"
    # Blanks also part columns: what stands before a short group is another one.
    short = r"[0-9]{1,2}|" if separators == _BLANKS else ""
    begin = rf"(?:{short}(?<![0-9][{separators}])[0-9]{{1,3}})(?P<{same}>[{separators}])[0-9]{{3}}"
    more = rf"(?:(?P={same})[0-9]{{3}}){{0,3}}(?:(?!(?P={same}))[.,][0-9]{{1,2}})?"
    return rf"{begin}{more}(?!(?P={same})[0-9])"


IN_BLANKS = rf"(?<!\S){_thousands(_BLANKS)}(?!\w)"
"""A number that blanks part, for the reading of questions."""

_LAKHS = r"(?<![0-9],)[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?:\.[0-9]{1,2})?(?!,[0-9])"
_UNPARTED = r"[0-9]{4,15}[.,][0-9]{1,2}(?![.,][0-9])"
_NUMBERS = "|".join([_thousands(",."), _thousands(_APOSTROPHES), _thousands(_BLANKS), _LAKHS, _UNPARTED])
_PARTED = rf"{_LETTER}{{0,3}}(?:{_NUMBERS}){_LETTER}*(?!\w)"
_DOTTED = rf"{_LETTER}\.(?:(?:{_LETTER}\.)*{_LETTER}(?!\w)|(?:[{_BLANKS}]{_LETTER}\.)+)"
_JOINED = rf"[^\W_]+(?:[{_HYPHENS}{_APOSTROPHES}][^\W_]+)*"
# Most words are plain letters and are done with before the rest is tried.
_PLAIN = rf"[A-Za-z]{{2,}}+(?![{_HYPHENS}{_APOSTROPHES}\w])"
_RUN = re.compile(rf"(?=[^\W_])(?:{_PLAIN}|(?<!\w)(?:(?P<parted>{_PARTED})|(?P<dotted>{_DOTTED}))|{_JOINED})")

_PART = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[0-9]{3,}")
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n"}
)
_AS_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def readable(text: str) -> str:
    """The text as it is cut and as excerpts show it: composed, without characters that nobody sees."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def fold(word: str) -> str:
    """The word without case and accents."""
    if word.isascii():
        return word.lower()[:LONGEST]
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)[:LONGEST]


class TokenRun(NamedTuple):
    """Words that nothing parts, folded: `o`, `neil` for `O’Neil`.

    `spelt` are the same with two letters for `ä`. `whole` is the one word more that several are, empty where they are
    none; of a number it is all before the decimals, which are `fraction`.
    """

    words: tuple[str, ...]
    spelt: tuple[str, ...]
    whole: str = ""
    fraction: str = ""
    is_dotted: bool = False

    @property
    def place(self) -> int:
        """The place among its words at which the whole stands: for a number right before its decimals."""
        return len(self.words) - 1 - bool(self.fraction) if self.whole.isdigit() else 0

    @property
    def names(self) -> set[str]:
        """All words by which the run is found."""
        return {*self.words, *self.spelt, self.whole, *map(inner_number, self.words)} - {""}


def spans(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Matches of each unbroken run of words: `O’Neil`, `well-known`, `1,299.00`, `lamp`."""
    return _RUN.finditer(text, start)


def runs(text: str) -> Iterator[TokenRun]:
    """The runs of words in a text, in order."""
    return map(run_at, spans(text))


def run_at(match: re.Match[str]) -> TokenRun:
    """The run of words in one match of `spans`."""
    return _read(match[0], match.lastgroup)


# Few words are most of all text.
@lru_cache(maxsize=8192)
def _read(text: str, kind: str | None) -> TokenRun:
    pieces = [piece for part in _PART.findall(text) for piece in _pieces(part)]
    words = tuple(map(fold, pieces))
    spelt = words if text.isascii() else tuple(fold(_as_two(piece)) for piece in pieces)
    if kind == "parted":
        return TokenRun(words, spelt, *_number(text))
    return TokenRun(words, spelt, _joined(words), is_dotted=kind == "dotted")


def _as_two(word: str) -> str:
    return word.casefold().translate(_AS_TWO)


def inner_number(word: str) -> str:
    """The number inside a word of letters and digits; empty where there is none."""
    if word.isalpha() or word.isdigit():
        return ""
    found = _NUMBER.search(word)
    return found.group() if found else ""


def _number(text: str) -> tuple[str, str]:
    """Its whole part and its decimals, of which there are never three."""
    *groups, last = _DIGITS.findall(text)
    return ("".join(groups), last) if len(last) < 3 else ("".join([*groups, last]), "")


def _joined(words: tuple[str, ...]) -> str:
    if len(words) < 2 or _NO_BLANKS.search(words[0]):
        return ""
    return "".join(words)[:LONGEST]


def _pieces(part: str) -> list[str]:
    if not _NO_BLANKS.search(part):
        return [part]
    edges = [0, *sorted({edge for match in _NO_BLANKS.finditer(part) for edge in match.span()} - {0}), len(part)]
    return [part[start:end] for start, end in pairwise(edges) if start < end]
