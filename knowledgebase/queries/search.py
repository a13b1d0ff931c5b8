"""Searches articles: one statement corrects, one counts by topic, one fetches a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import BooleanField, Case, Count, QuerySet, Value, When
from django.db.models.functions import Lower
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from knowledgebase.languages import LANGUAGES
from knowledgebase.models import Article
from knowledgebase.queries import words as terms
from knowledgebase.queries.correction import Correction, corrected

PAGE_SIZE = 10
PASSAGE_WORDS = 32
_STRAY = re.compile(f"[{terms.HIT_START}{terms.HIT_STOP}]")
_HIT = re.compile(f"{terms.HIT_START}([^{terms.HIT_START}{terms.HIT_STOP}]*){terms.HIT_STOP}")


@dataclass
class SearchTopic:
    """How many answers one topic of the help centre holds."""

    slug: str
    title: str
    count: int


@dataclass
class Results:
    """A page of answers; `languages` are those of the answers: the reader's, or every other when there is none in
    theirs.
    """

    query: str
    correction: Correction
    languages: tuple[str, ...] = ()
    total: int = 0
    topics: list[SearchTopic] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(self.correction.words)


def search(
    articles: QuerySet[Article], query: str, language: str, *, topic: str = "", page: int = 1, exact: bool = False
) -> Results:
    """Search `articles` (a list that access decided on) for any of the words; those with all of them rank first.

    `exact` leaves typing errors as they are.
    """
    asked = terms.tokens(query)
    if not asked:
        return Results(query, Correction((), False))
    codes = list(LANGUAGES)
    correction = Correction(tuple(asked), False) if exact else corrected(asked, language, codes)
    results = Results(query, correction)
    _count(results, articles.filter(terms.matches(correction.words, codes)), language)
    if topic:
        results.total = sum(each.count for each in results.topics if each.slug == topic)
    if results.total:
        found = ranked(articles, correction.words, results.languages, title=query)
        found = found.filter(category__slug=topic) if topic else found
        start = (min(page, -(-results.total // PAGE_SIZE)) - 1) * PAGE_SIZE
        results.articles = [_with_hits(row) for row in found[start : start + PAGE_SIZE]]
    return results


def _count(results: Results, found: QuerySet[Article], language: str) -> None:
    rows = list(
        found.order_by()
        .values_list("language", "category__slug", "category__title")
        .annotate(count=Count("pk"))
        .order_by("-count", "category__title")
    )
    own = [row for row in rows if row[0] == language]
    kept = own or rows
    results.languages = tuple(sorted({row[0] for row in kept}))
    results.topics = [SearchTopic(slug, title, count) for _code, slug, title, count in kept]
    results.total = sum(topic.count for topic in results.topics)


def ranked(
    articles: QuerySet[Article], words: Sequence[str], codes: Sequence[str], *, title: str = ""
) -> QuerySet[Article]:
    """The articles in order: exact title, then those with all words, then by weight; hits are marked in title and
    passage.
    """
    exact = When(lowered=title.strip().lower(), then=Value(True))
    complete = When(terms.matches(words, codes, terms.all_of), then=Value(True))
    return (
        articles.filter(terms.matches(words, codes))
        .annotate(lowered=Lower("title"))
        .annotate(
            is_title=Case(exact, default=Value(False), output_field=BooleanField()),
            has_all=Case(complete, default=Value(False), output_field=BooleanField()),
            rank=terms.rank(words, codes),
            title_hits=terms.headline("title", words, codes, highlight_all=True),
            passage=_passage(words, codes),
        )
        .select_related("category", "category__parent", "product")
        .defer("search", "body", "html", "text", "headings")
        .order_by("-is_title", "-has_all", "-rank", "title", "pk")
    )


def _passage(words: Sequence[str], codes: Sequence[str]) -> Case:
    """The words around the best hit; a short text whole, for of that ts_headline would show the hit alone."""
    return Case(
        When(words__lte=PASSAGE_WORDS, then=terms.headline("text", words, codes, highlight_all=True)),
        default=terms.headline("text", words, codes, max_words=PASSAGE_WORDS, min_words=18, max_fragments=1),
    )


def _with_hits(article: Article) -> Article:
    article.title_hits = hits(article.title_hits)  # type: ignore[attr-defined]
    article.passage = hits(" ".join(article.passage.split()))  # type: ignore[attr-defined]
    return article


def hits(text: str) -> SafeString:
    """The text as HTML with its hits marked: it is escaped first, and only then pairs of marks become elements."""
    marked = _HIT.sub(r"<mark>\1</mark>", escape(text))
    return mark_safe(_STRAY.sub("", marked))  # noqa: S308 - escaped in the line above


def suggestions(articles: QuerySet[Article], text: str, language: str, limit: int = 3) -> list[Article]:
    """A few likely answers while somebody writes. Two statements; nothing is recorded."""
    asked = terms.tokens(text)
    if not asked:
        return []
    words = corrected(asked, language, [language]).words
    found = ranked(articles.filter(language=language), words, [language], title=text)
    return [_with_hits(row) for row in found[:limit]]
