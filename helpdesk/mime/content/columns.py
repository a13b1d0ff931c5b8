"""Recognises columns that somebody made of blanks in plain text: a table, an address block, a drawing. Plain Python."""

import re
from itertools import groupby

TAB = 8
_HARD = "\u00a0"
_RUN = re.compile(r"  +")
_GAP = re.compile(r"(?<=[^\s.!?:;>])(?:  +|\t)\S|(?<=[.!?:;])(?:   +|\t)\S")
_WHITE_SPACE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(pre(?:-wrap|-line)?|break-spaces)\b", re.IGNORECASE)
_MAX_LINE = 1_000


def keeps_blanks(style: str) -> bool:
    """Whether a style attribute of HTML asks that blanks and lines stay as they are written."""
    found = _WHITE_SPACE.findall(style)
    return bool(found) and found[-1].lower() != "pre-line"


def paragraphs_of(text: str) -> list[str]:
    """The stretches between empty lines; the blanks before the first word of each stay."""
    stretches = groupby(text.split("\n"), key=lambda line: bool(line.strip()))
    return ["\n".join(lines) for has_words, lines in stretches if has_words]


def has_columns(paragraph: str) -> bool:
    """Whether two lines or more have a gap within that no sentence explains.

    Letters of one width then stand below each other.
    """
    return sum(1 for line in paragraph.split("\n") if _GAP.search(line[:_MAX_LINE])) >= 2


def with_hard_blanks(text: str) -> str:
    """The text with blanks that no mail program runs together.

    Of several all but the last are non-breaking, as are those that begin a line; tabs are blanks up to the next stop.
    """
    return "\n".join(_hard(line.expandtabs(TAB)) for line in text.split("\n"))


def _hard(line: str) -> str:
    words = line.lstrip(" ")
    return _HARD * (len(line) - len(words)) + _RUN.sub(lambda run: _HARD * (len(run[0]) - 1) + " ", words.rstrip(" "))
