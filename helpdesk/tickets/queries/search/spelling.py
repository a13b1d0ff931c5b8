"""Corrects typing errors: words that no ticket has are exchanged for the nearest ones of names and subjects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import connection

from helpdesk.search.spelling import allowed, distance, one_slip

NEAREST = 4
SHORT = 8
"""Up to this length every single slip is looked up; of few letters two words share too few trigrams."""

_NEAR = """
    SELECT asked, word FROM unnest(%s::text[], %s::text[]) AS slip (asked, other)
    JOIN tickets_searchword ON word = other
    UNION
    SELECT asked, near.word FROM unnest(%s::text[]) AS given (asked) CROSS JOIN LATERAL (
        SELECT word FROM tickets_searchword WHERE word %% asked ORDER BY similarity(word, asked) DESC, word LIMIT 8
    ) AS near
"""


def nearest(words: Iterable[str]) -> Mapping[str, list[str]]:
    """The nearest known words for each word that may be misspelt, by as few slips as there are.

    A word is left out where there is none.

    One statement, or none.
    """
    asked = [word for word in words if allowed(word)]
    if not asked:
        return {}
    slips = [(word, other) for word in asked if len(word) <= SHORT for other in sorted(one_slip(word))]
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, [[word for word, _ in slips], [other for _, other in slips], asked])
        rows = cursor.fetchall()
    near: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, other in rows:
        if (steps := distance(word, other)) <= allowed(word):
            near[word].append((steps, other))
    return {word: _closest(found) for word, found in near.items()}


def _closest(found: list[tuple[int, str]]) -> list[str]:
    fewest = min(found)[0]
    return [word for steps, word in sorted(found) if steps == fewest][:NEAREST]
