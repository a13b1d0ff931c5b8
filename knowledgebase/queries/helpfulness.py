"""Ranks articles by how surely they help, by Wilson's lower bound: 90 of 100 votes count for more than 3 of 3."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from helpdesk.stats.intervals import wilson
from knowledgebase.models import Article


def lower_bound(helpful: int, votes: int) -> float:
    """The share (0 to 1) of readers that an article helps, at least, with 95 % confidence; 0 without votes."""
    interval = wilson(helpful, votes)
    return interval[0] if interval else 0.0


def best_first(rows: Iterable[tuple[int, int, int]]) -> list[int]:
    """Ids of rows (id, helpful votes, votes), the surest to help first; those without votes last."""
    return [pk for pk, _helpful, _votes in sorted(rows, key=lambda row: (-lower_bound(row[1], row[2]), row[0]))]


def ids_best_first(articles: QuerySet[Article]) -> list[int]:
    """Ids of these articles, the surest to help first; those without votes last."""
    return best_first(articles.order_by().values_list("pk", "helpful_votes", "votes"))


def in_order(articles: QuerySet[Article], ids: Sequence[int]) -> list[Article]:
    """Exactly these articles, in the order of `ids`."""
    found = articles.in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]
