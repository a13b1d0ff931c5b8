"""Prepares the lines of a text for the readers of quotes, who compare them."""

import re

MAX_LINE = 1_000
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
_DIGITS = {zero + value: str(value) for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10) for value in range(10)}
"""Arabic, Persian, Hindi, Bengali, Thai and full-width digits, as dates have them."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


def shown_lines(lines: list[str]) -> list[str]:
    """The lines, each cut at a bound, with plain spaces and digits and without what cannot be seen.

    Programs put narrow and non-breaking spaces into dates, and direction marks around names.
    """
    return [_INVISIBLE.sub("", _ODD_SPACES.sub(" ", line[:MAX_LINE])).translate(_DIGITS) for line in lines]


def is_quoted(line: str) -> bool:
    """Whether a mail program marked the line as somebody else's."""
    return line.startswith((">", " >"))


def next_filled(shown: list[str], index: int) -> int:
    """The first line with words from `index` on; `len(shown)` if there is none."""
    while index < len(shown) and not shown[index].strip():
        index += 1
    return index


def last_filled(shown: list[str], end: int) -> int:
    """The last line with words before `end`; -1 if there is none."""
    index = end - 1
    while index >= 0 and not shown[index].strip():
        index -= 1
    return index
