"""The stored search document of a ticket, and how a person's words become a query.

`simple` configuration over `unaccent`: mail comes in many languages, and a stemmer of one harms the others.
"""

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Func, Value

MAX_CHARACTERS = 20_000
MAX_DOCUMENT_BYTES = 600_000

# Lexemes without positions: half the size, and nothing here ranks by distance. A document near
# PostgreSQL's limit of a megabyte stays as it is, for a long conversation must not fail to be stored.
_ADD_WORDS = """
    UPDATE tickets_ticket
    SET search = CASE WHEN pg_column_size(search) > %s THEN search
                 ELSE coalesce(search, ''::tsvector) || strip(to_tsvector('simple', unaccent(%s))) END
    WHERE id = %s
"""


def add_words(ticket_id: int, text: str) -> None:
    """Adds the words of `text` to the ticket's document."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD_WORDS, [MAX_DOCUMENT_BYTES, text[:MAX_CHARACTERS], ticket_id])


def query(words: str) -> SearchQuery:
    """A query for what a person typed: all words, quotes and minus as on the web, accents ignored."""
    return SearchQuery(Func(Value(words), function="unaccent"), config="simple", search_type="websearch")
