"""Makes what PostgreSQL keeps of a text so that it is found: its words with their places. Plain Python."""

from collections import defaultdict
from collections.abc import Iterable

from helpdesk.search.tokens import inner_number, readable, runs

MAX_CHARACTERS = 20_000
MAX_POSITION, MAX_PLACES = 16_383, 255
"""What PostgreSQL keeps: the highest place of a word, and how many places of one."""

GAP = 20
"""Between parts of a document, so that no row of words leads from one into the next."""

SHORTEST_NAME = 4


def vector(texts: Iterable[str]) -> str:
    """A PostgreSQL `tsvector` of these texts: every word with its places."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    place = 1
    for text in texts:
        for run in runs(readable(text[:MAX_CHARACTERS])):
            if run.whole:
                places[run.whole].append(min(place + run.place, MAX_POSITION))
            for word, spelt in zip(run.words, run.spelt, strict=True):
                places[word].append(place)
                if spelt != word:
                    places[spelt].append(place)
                if not word.isalpha() and (number := inner_number(word)):
                    places[number].append(place)
                place = min(place + 1, MAX_POSITION)
        place = min(place + GAP, MAX_POSITION)
    return " ".join(f"'{word}':{','.join(map(str, at[:MAX_PLACES]))}" for word, at in places.items())


def names_in(text: str) -> set[str]:
    """The words of a name or a subject that somebody may misspell when they look for it."""
    words = {word for run in runs(readable(text)) for word in run.names}
    return {word for word in words if len(word) >= SHORTEST_NAME and word.isalpha()}
