"""Keeps words from right to left in order within plain text, by the signs that Unicode has for it.

HTML says it by `dir`. Nothing else gets the signs: they would be copied along with an address or a link.
"""

import unicodedata
from collections.abc import Iterable

from helpdesk.web.words.formats import isolated

BEGIN, END = "\u2068", "\u2069"
_SIGNS = str.maketrans(dict.fromkeys((BEGIN, END), ""))
_RIGHT_TO_LEFT = ("R", "AL")
_OF_ADDRESSES = ("@", "://", "www.")


def in_own_direction(words: str) -> str:
    """Words from outside for the middle of a line, between signs where they run from right to left."""
    is_turned = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in words)
    return isolated(words) if is_turned and not _touches_an_address(words) else words


def broken(lines: Iterable[str]) -> list[str]:
    """Lines of one wrapped paragraph, each with its signs closed: what goes on in the next one ends and begins anew."""
    made, is_open = [], False
    for line in lines:
        whole = f"{BEGIN}{line}" if is_open else line
        is_open = whole.count(BEGIN) > whole.count(END)
        made.append(f"{whole}{END}" if is_open else whole)
    return made


def without_signs(text: str) -> str:
    """The text without these signs, such as of an answer that quotes ours."""
    return text.translate(_SIGNS)


def _touches_an_address(words: str) -> bool:
    ends = words.split()[:1] + words.split()[-1:]
    return any(mark in word for word in ends for mark in _OF_ADDRESSES)
