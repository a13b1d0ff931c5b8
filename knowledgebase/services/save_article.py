"""Stores what somebody wrote: a new revision of an article, and its place in the help centre."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from helpdesk.customers.models import Product
from helpdesk.people.models import User
from knowledgebase.models import Article, ArticleRevision, ArticleState, Audience, Category
from knowledgebase.services.parts import store
from knowledgebase.services.relate import relate


@dataclass(frozen=True)
class Details:
    """Where an article stands and for whom; None for `related` leaves them as they are."""

    category: Category
    audience: str = Audience.PUBLIC
    order: int = 0
    product: Product | None = None
    owner: User | None = None
    checked_on: dt.date | None = None
    related: Iterable[Article] | None = None


@transaction.atomic
def save_article(
    *,
    by: User | None,
    title: str,
    body: str,
    details: Details,
    keywords: str = "",
    article: Article | None = None,
    key: str = "",
    slug: str = "",
    seen_version: int | None = None,
) -> Article:
    """Store the words as a new revision, unless they are the newest one's already.

    A draft shows them at once; a published article keeps its live words until somebody publishes.
    `by` is None for the machine itself; `seen_version` is the newest version the writer knew. Answers the fresh row.

    Raises:
        ValidationError: no title, no text, a text too long, another language than the article's, or a colleague
            saved a version meanwhile.
        PermissionDenied: an agent moves a published article or changes who reads it.
    """
    title, body = " ".join(title.split())[:200], body.replace("\r\n", "\n").replace("\x00", "").strip()
    _refuse_empty(title, body)
    store.rendered_or_refused(body)
    if article is None:
        article = _new(title, details, key, slug)
    with store.changing(article) as row:
        _refuse_unseen(row, seen_version)
        _place(row, details, by)
        revision = _write(row, title, keywords[:500], body, by)
        if row.state == ArticleState.DRAFT and revision is not None:
            store.show(row, revision)
    if details.related is not None:
        relate(article=row, to=details.related)
    return row


def _refuse_empty(title: str, body: str) -> None:
    missing = {"title": title, "body": body}
    errors = {field: gettext("Write something here first.") for field, words in missing.items() if not words}
    if errors:
        raise ValidationError(errors)


def _refuse_unseen(row: Article, seen_version: int | None) -> None:
    if seen_version is not None and seen_version != row.latest_version:
        author = row.revisions.get(number=row.latest_version).author
        who = author.short_name if author else gettext("An import")
        raise ValidationError(
            gettext(
                "%(who)s saved version %(version)s while you were writing. Nothing was saved; your text "
                "is here. Compare it with the newest version, then save again."
            )
            % {"who": who, "version": row.latest_version}
        )


def _new(title: str, details: Details, key: str, slug: str) -> Article:
    slug = _free_slug(details.category.language, slugify(slug or title)[:180] or "article")
    return Article.objects.create(
        key=(key or slug)[:250], slug=slug, language=details.category.language, category=details.category, title=title
    )


def _free_slug(language: str, wished: str) -> str:
    taken = set(Article.objects.filter(language=language, slug__startswith=wished).values_list("slug", flat=True))
    number, slug = 1, wished
    while slug in taken:
        number += 1
        slug = f"{wished}-{number}"
    return slug


def _place(row: Article, details: Details, by: User | None) -> None:
    if details.category.language != row.language:
        raise ValidationError({"category": gettext("Choose a topic in the language of the article.")})
    before = (row.category_id, row.audience, row.order)
    row.category, row.audience, row.order = details.category, Audience(details.audience), details.order
    if row.state == ArticleState.PUBLISHED and before != (row.category_id, row.audience, row.order):
        store.only_publishers(by)
    row.product, row.owner = details.product, details.owner
    row.checked_on = details.checked_on or row.checked_on


def _write(row: Article, title: str, keywords: str, body: str, by: User | None) -> ArticleRevision | None:
    """The new revision, or None when nothing was rewritten."""
    last = row.revisions.filter(number=row.latest_version).first()
    if last and (last.title, last.keywords, last.body) == (title, keywords, body):
        return None
    row.latest_version += 1
    return ArticleRevision.objects.create(
        article=row, number=row.latest_version, title=title, keywords=keywords, body=body, author=by
    )
