"""Reads one value at a time: whole numbers, choices, words, paths of our own."""

import re
from collections.abc import Container
from decimal import Decimal
from urllib.parse import urlsplit

from django.utils.http import url_has_allowed_host_and_scheme

LARGEST = 2**63 - 1
"""What a bigint column holds: a larger id can name nothing."""
_DIGITS = len(str(LARGEST))
_DECIMAL = re.compile(r"-?[0-9]{1,14}(\.[0-9]{1,4}|,(?:[0-9]{1,2}|[0-9]{4}))?")
"""With a comma as half of the world writes it, but for three digits behind it, which may be a thousand."""


def words(text: str, longest: int) -> str:
    """The text as one side of a comparison with the database: no NUL, no blanks around, not endless."""
    return text.replace("\x00", "").strip()[:longest]


def whole(text: str, low: int = 0, high: int = LARGEST) -> int | None:
    """The whole number in a text of plain digits; None for others.

    `²`, `1e9`, `-1`, ` 1` and numbers of five thousand digits are none.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        return None
    number = int(text)
    return number if low <= number <= high else None


def decimal(text: str) -> Decimal | None:
    """The number in a text such as -12.5 or -12,5, with at most 14 digits before its mark and four behind; or None."""
    return Decimal(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def choice(text: str, allowed: Container[str], default: str = "") -> str:
    """One of the allowed values, or the default."""
    return text if text in allowed else default


def own_path(text: str, default: str) -> str:
    """The path of this server that a text names; one that leads elsewhere, or nowhere, is the default."""
    try:
        urlsplit(text)
        is_ours = text.startswith("/") and "\x00" not in text and len(text) < 4000
    except ValueError:
        return default
    return text if is_ours and url_has_allowed_host_and_scheme(text, allowed_hosts=None) else default
