"""Which words are too common to be looked up: the index would list every hit, and PostgreSQL's statistics know them."""

from django.core.cache import cache
from django.db import connection

CACHE_KEY = "tickets:common-words"
REMEMBERED_SECONDS = 600
SURELY = 4
"""Statistics may be off by less than this."""

_WORDS = """
    SELECT most_common_elems::text::text[], most_common_elem_freqs, reltuples
    FROM pg_stats JOIN pg_class ON relname = tablename AND relkind = 'r'
    WHERE tablename = 'tickets_searchdocument' AND attname = 'words'
      AND schemaname = current_schema() AND relnamespace = current_schema()::regnamespace
"""


def common(cap: int) -> frozenset[str]:
    """Words that far more than `cap` documents have."""
    return (
        cache.get_or_set(f"{CACHE_KEY}:{cap}", lambda: _in_more_than(SURELY * cap), REMEMBERED_SECONDS) or frozenset()
    )


def _in_more_than(count: int) -> frozenset[str]:
    return frozenset(word for word, documents in _documents_by_word().items() if documents > count)


def _documents_by_word() -> dict[str, float]:
    """About how many documents have a word, for the commonest."""
    with connection.cursor() as cursor:
        cursor.execute(_WORDS)
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return {}
    words, shares, documents = row
    # Behind the words' own shares stand the smallest and the largest of them.
    return {word: share * documents for word, share in zip(words, shares, strict=False)}
