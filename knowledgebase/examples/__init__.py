"""Topics and skeletons of articles to begin with. They are drafts: numbers and addresses are gaps for the shop."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_noop

from helpdesk.people.models import User
from helpdesk.shop.starter import ExampleKind, content, register
from knowledgebase.models import Article, Category
from knowledgebase.services import Details, delete_category, delete_draft, save_article, save_category

_FOLDER = Path(__file__).parent


def tell() -> None:
    """Register them; called once, from `apps.py`."""
    register(
        ExampleKind(
            "topic",
            gettext_noop("Topics of the help centre"),
            gettext_noop("Customers see a topic once an article in it is published"),
            "knowledgebase:topics",
            25,
            topics,
            _make_topic,
            _topic_states,
            _remove_topic,
        )
    )
    register(
        ExampleKind(
            "article",
            gettext_noop("Articles"),
            gettext_noop("Drafts, with gaps for your numbers and addresses"),
            "knowledgebase:desk-list",
            30,
            titles,
            _make,
            _states,
            _remove,
        )
    )


def topics(language: str) -> Mapping[str, str]:
    """The titles of all topics, by key."""
    return {row["key"]: row["title"] for row in content(_FOLDER, language)}


def titles(language: str) -> Mapping[str, str]:
    """The titles of all articles, by key."""
    return {key: article["title"] for key, (_, article) in _articles(language).items()}


def _articles(language: str) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    return {
        f"{topic['key']}.{article['key']}": (topic, article)
        for topic in content(_FOLDER, language)
        for article in topic["articles"]
    }


def _make_topic(key: str, language: str, by: User | None) -> int | None:
    row = next(row for row in content(_FOLDER, language) if row["key"] == key)
    try:
        with transaction.atomic():
            return save_category(by=by, title=row["title"], language=language, icon=row["icon"], slug=_slug(key)).pk
    except (ValidationError, PermissionDenied):
        return None


def _slug(key: str) -> str:
    """The address of a topic, the same in all languages, so that they find each other."""
    return {"delivery": "orders-and-delivery", "returns": "returns-and-money", "repairs": "repairs-and-warranty"}[key]


def _topic_states(ids: Collection[int]) -> Mapping[int, str]:
    return {row.pk: f"{row.title} {row.order} {row.parent_id}" for row in Category.objects.filter(pk__in=ids)}


def _remove_topic(pk: int, by: User | None) -> bool:
    topic = Category.objects.get(pk=pk)
    if topic.articles.exists() or topic.children.exists():
        return False
    delete_category(category=topic, by=by)
    return True


def _make(key: str, language: str, by: User | None) -> int | None:
    topic, row = _articles(language)[key]
    category = Category.objects.filter(slug=_slug(topic["key"]), language=language).first()
    if category is None:
        return None
    article = save_article(
        by=by,
        title=row["title"],
        body=row["body"],
        keywords=row["keywords"],
        details=Details(category=category),
        key=f"example-{key}",
    )
    return article.pk


def _states(ids: Collection[int]) -> Mapping[int, str]:
    fields = ("pk", "latest_version", "state", "category", "audience", "owner")
    rows = Article.objects.filter(pk__in=ids).values_list(*fields)
    return {pk: " ".join(map(str, state)) for pk, *state in rows}


def _remove(pk: int, by: User | None) -> bool:
    delete_draft(article=Article.objects.get(pk=pk), by=by)
    return True
