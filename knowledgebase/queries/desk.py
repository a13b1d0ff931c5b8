"""Reads what staff see of the articles: lists with filters, counts for the views, searches that found nothing."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.web import shop_time
from knowledgebase.models import Article, ArticleRevision, ArticleState, Audience, SearchLog

STALE_AFTER = dt.timedelta(days=180)
SEARCH_WINDOW = dt.timedelta(days=30)
COLUMNS = (
    *("id", "title", "slug", "language", "state", "audience", "version", "latest_version", "helpful_votes", "votes"),
    *("checked_on", "updated_at", "order", "category__title", "owner__name", "owner__preferred_name", "owner__email"),
)


class ArticleCounts(NamedTuple):
    everything: int
    drafts: int
    waiting: int
    internal: int
    stale: int


def is_stale(today: dt.date | None = None) -> Q:
    """A condition for articles that are published, and that nobody has checked for 180 days."""
    limit = (today or shop_time.today()) - STALE_AFTER
    return Q(state=ArticleState.PUBLISHED) & (Q(checked_on__lt=limit) | Q(checked_on__isnull=True))


VIEWS: dict[str, Callable[[], Q]] = {
    "drafts": lambda: Q(state=ArticleState.DRAFT),
    "waiting": lambda: Q(state=ArticleState.PUBLISHED, latest_version__gt=F("version")),
    "internal": lambda: Q(audience=Audience.INTERNAL),
    "stale": is_stale,
}


def counts(articles: QuerySet[Article]) -> ArticleCounts:
    """The numbers beside the views, in one statement."""
    filters = {name: Count("pk", filter=view()) for name, view in VIEWS.items()}
    return ArticleCounts(**articles.order_by().aggregate(everything=Count("pk"), **filters))


def listed(articles: QuerySet[Article]) -> QuerySet[Article]:
    """The articles with the columns that the list shows."""
    return articles.select_related("category", "owner").only(*COLUMNS)


def with_title(articles: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Articles whose title or keywords contain the words."""
    return articles.filter(Q(title__icontains=words) | Q(keywords__icontains=words)) if words else articles


def history(article: Article) -> QuerySet[ArticleRevision]:
    """An article's versions, newest first."""
    return article.revisions.select_related("author").only("number", "title", "created_at", "author", "article")


class FailedSearch(NamedTuple):
    query: str
    language: str
    times: int
    last: dt.datetime


def failed_searches(limit: int = 100) -> list[FailedSearch]:
    """Words that people looked for in the last 30 days and did not find, most frequent first."""
    rows = (
        SearchLog.objects.filter(results=0, at__gte=timezone.now() - SEARCH_WINDOW)
        .values("query", "language")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by("-times", "-last")[:limit]
    )
    return [FailedSearch(**row) for row in rows]


def own_drafts(articles: QuerySet[Article], user: User) -> QuerySet[Article]:
    """Drafts that this person owns or wrote the last word of."""
    last_word = ArticleRevision.objects.filter(article=OuterRef("pk"), number=OuterRef("latest_version"), author=user)
    return articles.filter(Q(owner=user) | Exists(last_word), state=ArticleState.DRAFT)
