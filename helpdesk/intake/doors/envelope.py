"""Cleans addresses of an envelope, as doors are told them by other programs."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST = 320


def storable(address: str) -> str:
    """An address as the database takes it: UTF-8 without control characters; empty for `<>`, a bounce's sender."""
    text = address.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "" if text == "<>" else _CONTROL.sub("", text)[:_LONGEST]
