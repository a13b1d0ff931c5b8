"""Finds words too common to be looked up: the index would list every hit, and PostgreSQL's statistics know them.

To look a word up costs as much as it has hits. To walk the list until a page is full costs less the more hits there
are. Both cost about the same where the hits are a small multiple of the square root of all documents.
"""

from math import sqrt

from django.core.cache import cache
from django.db import connection

CACHE_KEY = "search:common-words"
REMEMBERED_SECONDS = 600
BALANCE = 5
"""That multiple, as measured with 300,000 and 3,000,000 documents."""

SURELY = 2
"""Statistics may be off by less than this."""

_WORDS = """
    SELECT most_common_elems::text::text[], most_common_elem_freqs, reltuples
    FROM pg_stats JOIN pg_class ON relname = tablename AND relkind = 'r'
    WHERE tablename = %s AND attname = %s
      AND schemaname = current_schema() AND relnamespace = current_schema()::regnamespace
"""


def common(table: str, column: str, cap: int) -> frozenset[str]:
    """Words that far more documents of a table have than are worth looking up, which are never more than `cap`."""
    key = f"{CACHE_KEY}:{table}:{column}:{cap}"
    return cache.get_or_set(key, lambda: _above(table, column, cap), REMEMBERED_SECONDS) or frozenset()


def _above(table: str, column: str, cap: int) -> frozenset[str]:
    """Reads the commonest words and about how many documents have each."""
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [table, column])
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return frozenset()
    words, shares, documents = row
    least = SURELY * min(cap, BALANCE * sqrt(max(documents, 0)))
    # Behind the words' own shares stand the smallest and the largest of them.
    return frozenset(word for word, share in zip(words, shares, strict=False) if share * documents > least)
