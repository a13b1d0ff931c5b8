"""Keys of fields and of their values: made of the words once, and never changed."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 40


def free_key(words: str, taken: Container[str]) -> str:
    """A key that looks like the words, which nothing else has: `order_date`, `order_date_2`, or `value` where the words
    have no such letters."""
    letters = unicodedata.normalize("NFKD", words.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    wanted = (plain if plain[:1].isalpha() else f"value_{plain}".rstrip("_"))[: LONGEST - 4].rstrip("_")
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted}_{number}"
    return key
