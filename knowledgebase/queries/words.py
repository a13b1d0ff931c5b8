"""Turns a person's words into PostgreSQL search queries: any of them, and all of them, in each language searched."""

import re
from collections.abc import Callable, Iterable, Sequence

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Case, CharField, Expression, F, FloatField, Q, Value, When

from knowledgebase.languages import language

MAX_WORDS = 24
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
# D (unused), body, headings, title
_WEIGHTS = [0.1, 0.3, 0.6, 1.0]
# Marks that no text contains, so that the text can be escaped before they become elements.
HIT_START, HIT_STOP = "\ue000", "\ue001"


def tokens(query: str) -> list[str]:
    """The words of a query, in order, at most MAX_WORDS; punctuation and operators are left out."""
    return _TOKEN.findall(query.lower().replace("\x00", ""))[:MAX_WORDS]


def _query(words: Sequence[str], code: str, operator: str) -> SearchQuery:
    quoted = f" {operator} ".join(f"'{word.replace(chr(39), chr(39) * 2)}'" for word in words)
    return SearchQuery(quoted, config=language(code).config, search_type="raw")


def any_of(words: Sequence[str], code: str) -> SearchQuery:
    """A search query for any of the words, by the stemmer of the language."""
    return _query(words, code, "|")


def all_of(words: Sequence[str], code: str) -> SearchQuery:
    """A search query for all of the words, by the stemmer of the language."""
    return _query(words, code, "&")


def matches(words: Sequence[str], codes: Iterable[str], query: Callable[..., SearchQuery] = any_of) -> Q:
    """A condition for articles with these words, each by the stemmer of its own language."""
    found = Q(pk__in=[])
    for code in codes:
        found |= Q(language=code, search=query(words, code))
    return found


def _per_language(codes: Iterable[str], make: Callable[[str], Expression], default: Value) -> Case:
    return Case(
        *(When(language=code, then=make(code)) for code in codes), default=default, output_field=default.output_field
    )


def rank(words: Sequence[str], codes: Iterable[str]) -> Case:
    """The rank of an article: ts_rank over weighted words, divided by 1 + log of its length.

    So long articles do not win by length.
    """
    none = Value(0.0, output_field=FloatField())
    return _per_language(
        codes,
        lambda code: SearchRank(F("search"), any_of(words, code), weights=_WEIGHTS, normalization=Value(1)),
        none,
    )


def headline(field: str, words: Sequence[str], codes: Iterable[str], **options: bool | int) -> Case:
    """The passage of a field where the words stand, hits between HIT_START and HIT_STOP."""
    return _per_language(
        codes,
        lambda code: SearchHeadline(
            field,
            any_of(words, code),
            config=language(code).config,
            start_sel=HIT_START,
            stop_sel=HIT_STOP,
            **options,  # type: ignore[arg-type]
        ),
        Value("", output_field=CharField()),
    )
