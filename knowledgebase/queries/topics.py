"""Reads the topics of the help centre for those who keep them."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, QuerySet

from knowledgebase.models import Article, Category


class ListedTopic(NamedTuple):
    """A topic, how many articles stand in it, whether it is within another, and its place beside others."""

    topic: Category
    articles: int
    is_within: bool
    is_first: bool
    is_last: bool


class Inside(NamedTuple):
    """How many articles and topics stand in a topic."""

    articles: int
    topics: int


def in_tree() -> list[ListedTopic]:
    """All topics in the order in which customers read them, each followed by those within it. One statement."""
    within: dict[tuple[str, int | None], list[Category]] = defaultdict(list)
    # Said here, for a model's own order does not hold where rows are counted.
    for topic in Category.objects.annotate(count=Count("articles")).order_by("language", "order", "title"):
        within[topic.language, topic.parent_id].append(topic)
    rows: list[ListedTopic] = []
    for language in list(dict.fromkeys(language for language, _ in within)):
        for row in _listed(within[language, None]):
            rows += [row, *_listed(within.get((language, row.topic.pk), []))]
    return rows


def inside(topic: Category) -> Inside:
    """What stands in a topic."""
    return Inside(Article.objects.filter(category=topic).count(), topic.children.count())


def of_other_languages(topic: Category) -> QuerySet[Category]:
    """The same topic in other languages."""
    return Category.objects.filter(slug=topic.slug).exclude(pk=topic.pk)


def _listed(topics: list[Category]) -> list[ListedTopic]:
    last = len(topics) - 1
    return [
        ListedTopic(topic, getattr(topic, "count", 0), topic.parent_id is not None, place == 0, place == last)
        for place, topic in enumerate(topics)
    ]
