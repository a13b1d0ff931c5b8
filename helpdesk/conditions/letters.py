"""Says which characters count as the same letter.

A letter without an accent in a rule finds the letter with any accent ("e" finds é), one with an accent finds only
itself: the asymmetric search of Unicode Technical Standard 10, section 8. Upper and lower case are the same, as in
Unicode's full case folding, so that "strasse" finds "Straße".
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

# Blocks of scripts that have case or accents; other characters stand for themselves.
BLOCKS = (
    range(0x21, 0x24FF),
    range(0x2C00, 0x2DFF),
    range(0xA640, 0xABC0),
    range(0xFB00, 0xFB18),
    range(0xFF21, 0xFF5B),
)


def fold(text: str) -> str:
    """The text in folded case ("ß" is "ss"), in the composed form (NFC)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def bare(folded: str) -> str:
    """Folded text without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Characters by their folded form, and by their folded form without accents."""
    exact: defaultdict[str, str] = defaultdict(str)
    loose: defaultdict[str, str] = defaultdict(str)
    for block in BLOCKS:
        for char in map(chr, block):
            folded = fold(char)
            exact[folded] += char
            loose[bare(folded)] += char
    return exact, loose


def written_as(letters: str) -> str:
    """All single characters that stand for these folded letters ("ss" is also ß); may be empty for two letters."""
    exact, loose = _tables()
    found = exact.get(letters, "") if letters != bare(letters) else loose.get(letters, "")
    return found or (letters if len(letters) == 1 else "")


def escape(char: str) -> str:
    """The character as an escape that Python and PostgreSQL read alike, inside brackets and out."""
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def bracket(chars: Iterable[str]) -> str:
    """A pattern for any one of these characters (at least one), in ranges: `[A-Ca-c]`."""
    codes = sorted(set(map(ord, chars)))
    parts, start = [], codes[0]
    for code, following in zip(codes, [*codes[1:], -1], strict=True):
        if following != code + 1:
            parts.append(escape(chr(start)) + (f"-{escape(chr(code))}" if code > start else ""))
            start = following
    return f"[{''.join(parts)}]"


class _Keys(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = key = "" if "\u0300" <= char <= "\u036f" else bare(fold(char))
        return key


_keys = _Keys()


@lru_cache(maxsize=64)
def key(text: str) -> str:
    """The text letter by letter without case and accents. Where a word is found, its key is part of the text's key."""
    return text.translate(_keys)
