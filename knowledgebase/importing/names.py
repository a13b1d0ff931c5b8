"""Makes addresses of file names: letters that an address cannot have are written with those that it can."""

import hashlib
import unicodedata

from django.utils.text import slugify

_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "œ": "oe",
        "Œ": "Oe",
    }
)


def plain(name: str) -> str:
    """The name in one spelling: some systems store an umlaut as two letters."""
    return unicodedata.normalize("NFC", name)


def slug_of(name: str) -> str:
    """The slug for `name`; `article-` and a hash of it where none of its letters can stand in an address."""
    composed = plain(name)
    slug = slugify(composed.translate(_LETTERS))
    return slug or f"article-{hashlib.sha256(composed.encode()).hexdigest()[:8]}"
