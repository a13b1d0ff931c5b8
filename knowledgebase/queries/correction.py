"""Corrects typing errors: words that no public article uses are exchanged for the nearest that one does."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.db import connection

from helpdesk.search.spelling import allowed, distance
from knowledgebase.languages import language

# For each word that is unknown in every language: its place in the query and its neighbours by trigrams.
_NEIGHBOURS = """
    WITH asked AS (
        SELECT token, place, lang.code, tsvector_to_array(to_tsvector(lang.config::regconfig, token)) AS lexemes
        FROM unnest(%(tokens)s::text[]) WITH ORDINALITY AS given (token, place)
        CROSS JOIN unnest(%(codes)s::text[], %(configs)s::text[]) AS lang (code, config)
    ), unknown AS (
        SELECT token, place FROM asked
        GROUP BY token, place
        HAVING NOT bool_or(
            lexemes = '{}' OR EXISTS (
                SELECT 1 FROM knowledgebase_searchword AS known
                WHERE known.language = asked.code AND known.lexeme = ANY (asked.lexemes)
            )
        )
    )
    SELECT unknown.place, near.word, near.plain, unaccent(unknown.token), near.language, near.articles
    FROM unknown CROSS JOIN LATERAL (
        SELECT word, plain, language, articles FROM knowledgebase_searchword
        WHERE plain %% unaccent(unknown.token) AND language = ANY (%(codes)s::text[])
        ORDER BY similarity(plain, unaccent(unknown.token)) DESC, articles DESC
        LIMIT 8
    ) AS near
"""


@dataclass(frozen=True)
class Correction:
    """The words of a search with their typing errors corrected.

    `words` to search for; `changed` when they differ from the words asked for.
    """

    words: tuple[str, ...]
    changed: bool


def corrected(words: Sequence[str], code: str, codes: Sequence[str]) -> Correction:
    """The words with typing errors corrected, neighbours in the reader's language first. One statement."""
    with connection.cursor() as cursor:
        configs = [language(each).config for each in codes]
        cursor.execute(_NEIGHBOURS, {"tokens": list(words), "codes": list(codes), "configs": configs})
        rows = cursor.fetchall()
    best: dict[int, tuple[tuple[int, bool, int], str]] = {}
    for place, word, plain, asked, spoken, articles in rows:
        steps = distance(asked, plain)
        if steps <= allowed(asked):
            candidate = ((steps, spoken != code, -articles), word)
            best[place] = min(best.get(place, candidate), candidate, key=itemgetter(0))
    changed = [best[place][1] if place in best else word for place, word in enumerate(words, 1)]
    return Correction(tuple(changed), bool(best))
