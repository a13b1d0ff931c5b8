"""Finds the places in a text that somebody still has to fill in, such as the numbers that an example leaves open."""

import re

_PLACE = re.compile(r"_{3,}|\[\[[^\[\]\n]{0,200}\]\]")
_RULE = re.compile(r"[\s_]*")
"""A line of nothing but underscores draws a rule."""
_MARKS = " \t#>*+-|"
LONGEST, BEFORE = 90, 40


def open_places(text: str) -> list[str]:
    """The lines with places that are open, in order and in short, each beginning near its first one.

    >>> open_places("## Returns\\n\\n1. Send it within ___ days.\\n___\\n")
    ['1. Send it within ___ days.']
    """
    lines = [line.strip(_MARKS) for line in text.split("\n") if not _RULE.fullmatch(line)]
    return [_in_short(line, found.start()) for line in lines if (found := _PLACE.search(line))]


def _in_short(line: str, place: int) -> str:
    start = max(0, place - BEFORE) if len(line) > LONGEST else 0
    shown = line[start : start + LONGEST]
    return f"{'…' * bool(start)}{shown}{'…' * (start + LONGEST < len(line))}"
