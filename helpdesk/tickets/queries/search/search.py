"""Finds tickets by a person's words: the number, words of the conversation, or who wrote.

Rare words are looked up first: they name the tickets, and the rest is asked of those alone. Only where every word has
more than `CAP` hits is the list walked in its order, for then its first page is soon full. There all words must stand
in one message.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Cast

from helpdesk.customers.search import named_exactly
from helpdesk.search.asked import Unit, units, words_of
from helpdesk.search.common_words import common
from helpdesk.tickets.models import SearchDocument
from helpdesk.tickets.queries.search.spelling import nearest

CAP = 5_000
MAX_NUMBER = 2**63 - 1
NOTHING = Q(pk__in=[])
_REFERENCE = re.compile(r"\[#(\d+)\]")
"""How the subjects of our mails name a ticket: enough by itself, whatever stands around it."""
_NUMBERS = "ARRAY({})::text"
"""Thousands of numbers travel fastest as text, and most need not be read on the way."""
_NONE = "{}"
_OF_DOCUMENTS = _NUMBERS.format("SELECT ticket_id FROM tickets_searchdocument WHERE words @@ %s::tsquery{} LIMIT %s")
# A function and no operator: so the index, which is slow with common words, is not asked for them.
_WHOLE_FITS = " AND ts_match_vq(words, %s::tsquery)"
_BY_NUMBER = "SELECT id FROM tickets_ticket WHERE number = %s"
_NOT_ASKED: tuple[str, list[Any]] = ("NULL", [])
_OF_PEOPLE = "SELECT id FROM tickets_ticket WHERE requester_id IN ({}) LIMIT %s"


@dataclass(frozen=True)
class SearchHits:
    """The tickets that fit a person's words.

    `where` holds for tickets that fit `asked`. `is_broad`: there are too many to count; `is_corrected`: they fit
    words that are like those that were asked for.
    """

    where: Q = field(default_factory=Q)
    asked: tuple[Unit, ...] = ()
    is_broad: bool = False
    is_corrected: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words to mark in what is shown."""
        return words_of(self.asked)

    @property
    def any_of(self) -> str:
        """A PostgreSQL query that any message with a hit matches; empty where nothing is asked of messages."""
        return " | ".join(unit.tsquery for unit in _parted(self.asked)[0])

    @property
    def all_of(self) -> str:
        return _all_of(_parted(self.asked)[0])


@dataclass(frozen=True)
class _Hits:
    """Tickets by what asks for them as PostgreSQL writes them, a document each, at most `CAP` and one more: each unit
    (None where they are known to be more), all units in one document, the words as they stand as a number or a person.
    """

    units: list[str | None]
    together: str | None
    whole: str

    def candidates(self) -> str | None:
        """The tickets that can fit; None where they are too many to name."""
        narrow = [ids for ids in self.units if ids is not None and not _is_wide(ids)]
        if len(narrow) > 1:
            return f"{{{','.join(set.intersection(*map(_members, narrow)))}}}"
        if narrow:
            return narrow[0]
        return None if _is_wide(self.together) else self.together

    def unproven(self, wanted: Sequence[Unit]) -> list[Unit]:
        """What candidates must still be asked for: units with too many hits, unless all are known to stand together."""
        wide = [unit for unit, ids in zip(wanted, self.units, strict=True) if _is_wide(ids)]
        return [] if len(wide) == len(wanted) else wide


def _is_wide(ids: str | None) -> bool:
    return ids is None or ids.count(",") >= CAP


def _members(ids: str) -> set[str]:
    return {number for number in ids.strip("{}").split(",") if number}


def matching(words: str) -> Q:
    """The tickets that fit, as a condition."""
    return find(words).where


def find(words: str) -> SearchHits:
    """The tickets that fit a person's words.

    Costs one statement; where nothing fits, one to look for typing errors and one for what they lead to.
    """
    asked = tuple(units(words))
    hits = _look_up(asked, words)
    found = _found(asked, hits)
    if found is None and (better := _respelt(asked, hits)) != asked:
        found = _found(better, _look_up(better, ""))
        return replace(found, is_corrected=True) if found else SearchHits(NOTHING, asked)
    return found or SearchHits(NOTHING, asked)


def _found(asked: tuple[Unit, ...], hits: _Hits) -> SearchHits | None:
    """None where nothing fits."""
    wanted, unwanted = _parted(asked)
    candidates = None if unwanted and not wanted else hits.candidates()
    if candidates is None:
        where = _has(_all_of(wanted)) if wanted else Q()
    elif (candidates, hits.whole) != (_NONE, _NONE):
        where = Q(_among(candidates), *(_has(unit.tsquery) for unit in hits.unproven(wanted)))
    else:
        return None
    where &= Q(*(~_has(unit.tsquery) for unit in unwanted))
    return SearchHits(where if hits.whole == _NONE else where | _among(hits.whole), asked, is_broad=candidates is None)


def _look_up(asked: Sequence[Unit], words: str) -> _Hits:
    """One statement, however many units. The words as they stand name nobody where some of them are unwanted."""
    wanted, unwanted = _parted(asked)
    known = common("tickets_searchdocument", "words", CAP) if wanted else frozenset()
    parts = [_NOT_ASKED if unit.is_in(known) else _asked_of_documents([unit], known) for unit in wanted]
    if len(wanted) > 1:
        parts.append(_asked_of_documents(wanted, known))
    sql, params = _whole("" if unwanted else words)
    parts.append((_NUMBERS.format(sql), params))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(sql for sql, _ in parts)}", [param for _, given in parts for param in given])
        *found, of_whole = cursor.fetchone()
    return _Hits(found[: len(wanted)], found[-1] if found else _NONE, of_whole)


def _asked_of_documents(wanted: Sequence[Unit], known: Set[str]) -> tuple[str, list[Any]]:
    """Documents that have all of it. The index is asked for the words that are not `known` to be common."""
    rare, whole = " & ".join(f"({unit.rarely(known)})" for unit in wanted), _all_of(wanted)
    if rare == whole:
        return _OF_DOCUMENTS.format(""), [whole, CAP + 1]
    return _OF_DOCUMENTS.format(_WHOLE_FITS), [rare, whole, CAP + 1]


def _whole(words: str) -> tuple[str, list[Any]]:
    """Tickets with this number, or of people who are called or written to like that."""
    reference = _REFERENCE.search(words)
    number = reference.group(1) if reference else words.strip(" #[]")
    is_number = number.isascii() and number.isdigit() and len(number) < 19 and int(number) <= MAX_NUMBER
    sql, params = _BY_NUMBER, [int(number) if is_number else None]
    people = named_exactly(words)
    if people is None:
        return sql, params
    theirs, of_them = people
    return f"{sql} UNION ({_OF_PEOPLE.format(theirs)})", [*params, *of_them, CAP]


def _respelt(asked: tuple[Unit, ...], hits: _Hits) -> tuple[Unit, ...]:
    """The units with words that no ticket has in all the ways that are nearest to them."""
    wanted, _ = _parted(asked)
    unknown = {unit for unit, ids in zip(wanted, hits.units, strict=True) if ids == _NONE and len(unit.ways[0]) == 1}
    near = nearest({way[0] for unit in unknown for way in unit.ways})
    return tuple(
        Unit(tuple((word,) for way in unit.ways for word in near.get(way[0], way))) if unit in unknown else unit
        for unit in asked
    )


class Holds(Func):
    """The SQL operator `document @@ query`."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


def _parted(asked: Iterable[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Wanted ones and unwanted ones."""
    units = list(asked)
    return [unit for unit in units if not unit.unwanted], [unit for unit in units if unit.unwanted]


def _all_of(wanted: Iterable[Unit]) -> str:
    return " & ".join(f"({unit.tsquery})" for unit in wanted)


def _tsquery(text: str) -> Combinable:
    return Cast(Value(text), SearchQueryField())


def _documents(tsquery: str) -> QuerySet[SearchDocument]:
    """The search documents of the outer ticket that have what is asked for."""
    return SearchDocument.objects.filter(Holds(F("words"), _tsquery(tsquery)), ticket=OuterRef("pk"))


def _has(tsquery: str) -> Q:
    return Q(Exists(_documents(tsquery)))


def _among(ids: str) -> Q:
    # As a set of rows, whose number the planner knows, and which it reads by key instead of walking the list.
    return Q(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [ids]))
