"""Reads numbers as tables write them."""

import re

_WHOLE = re.compile(r"([+-]?\d{1,9})(?:[.,]0*)?", re.ASCII)


def whole_number(text: str) -> int | None:
    """The whole number that `text` is, written `9`, `9.0` or `9,00`; None for anything else, such as `9.5`."""
    found = _WHOLE.fullmatch(text.strip())
    return int(found[1]) if found else None
