"""Finds customers by a part of a name, an address or a number, with typing errors allowed in names."""

from typing import Any

from django.db import connection

MIN_LETTERS = 3
MIN_DIGITS = 5
LIMIT = 200

# Written out: to have it made anew for every search costs more than to ask it.
_EXACTLY = """
    (SELECT id FROM people_customer WHERE upper(name) LIKE upper(%s) LIMIT %s)
    UNION (SELECT customer_id FROM people_contactpoint WHERE upper(normalised) LIKE upper(%s) LIMIT %s)
    UNION (
        SELECT customer_id FROM people_order WHERE regexp_replace(upper(number), '[^[:alnum:]]', '', 'g') = %s LIMIT %s
    )
    UNION (SELECT customer_id FROM people_order WHERE regexp_replace(number, '[^0-9]', '', 'g') = %s LIMIT %s)
"""
_MISSPELT = "SELECT id FROM people_customer WHERE upper(name) %%> %s LIMIT %s"


def customers_matching(words: str) -> list[int]:
    """Ids of at most `LIMIT` customers that fit the words; none for fewer than three letters, which would fit almost
    everybody.
    """
    exactly = named_exactly(words)
    if exactly is None:
        return []
    sql, params = exactly
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} UNION ({_MISSPELT}) LIMIT %s", [*params, _plain(words).upper(), LIMIT, LIMIT])
        return [pk for (pk,) in cursor.fetchall()]


def named_exactly(words: str) -> tuple[str, list[Any]] | None:
    """SQL, with its parameters, that finds customers by the words without typing errors; part of another statement."""
    words = _plain(words)
    if len(words) < MIN_LETTERS:
        return None
    # An order as `HP-20911` is asked for as `hp20911` and `20911` too, as in what people write.
    order = "".join(letter for letter in words.upper() if letter.isalnum()) or None
    number = order if order and order.isdigit() and len(order) >= MIN_LETTERS else None
    named = [_anywhere(words), LIMIT, _anywhere(_normalised(words)), LIMIT]
    return _EXACTLY, [*named, order, LIMIT, number, LIMIT]


def _plain(words: str) -> str:
    return " ".join(words.split())


def _normalised(words: str) -> str:
    """Words as contact points are stored: a phone number without the zeros at its head, which stand for countries."""
    digits = "".join(letter for letter in words if letter.isdigit())
    is_number = len(digits) >= MIN_DIGITS and not any(letter.isalpha() for letter in words)
    return digits.lstrip("0") if is_number else words


def _anywhere(words: str) -> str:
    return f"%{connection.ops.prep_for_like_query(words)}%"
