"""Bounds the work that a Markdown text may cost, whatever is in it.

Brackets and stars that are never closed, tables of a thousand columns and quotes in quotes cost the reader far more
than words do. It counts its own steps, one for each place where it looks for markup, and gives up at a number that no
text written for people comes near.
"""

import re
from typing import Any

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_COUNTED = "steps"
_COLUMNS = re.compile(r"[\s>*+|:0-9.)-]*\|[\s>*+|:-]*")
_WITHIN_QUOTES = " \t>*+-0123456789.)"


class TooInvolved(ValueError):
    """The text would cost more steps than it may; the message is for the person who wrote it."""


def bound(reader: MarkdownIt, steps: int) -> None:
    """Make `reader` raise TooInvolved where a text costs more than `steps`."""

    def spend(env: Any, count: int) -> None:
        env[_COUNTED] = env.get(_COUNTED, 0) + count
        if env[_COUNTED] > steps:
            raise TooInvolved(
                gettext(
                    "The text has more brackets, stars, cells or other signs than can be shown. Take some out, or "
                    "split it."
                )
            )

    def inline(state: StateInline, _silent: bool) -> bool:
        spend(state.env, 1)
        return False

    def block(state: StateBlock, _first: int, _last: int, _silent: bool) -> bool:
        spend(state.env, 1)
        return False

    def tables(state: StateCore) -> None:
        spend(state.env, cells(state.src))

    reader.inline.ruler.before("text", "bound", inline)
    reader.block.ruler.before("table", "bound", block)
    reader.core.ruler.after("normalize", "bound", tables)


def cells(text: str) -> int:
    """How many cells the tables of `text` have at most: the reader fills each row up to the columns of its header."""
    found = columns = 0
    for line in text.split("\n"):
        if not line.strip(_WITHIN_QUOTES):
            columns = 0
        if "|" in line and "-" in line and _COLUMNS.fullmatch(line):
            columns = max(columns, line.count("|") + 1)
        found += columns
    return found
