"""Deletes what nobody reads: a draft, a topic without articles."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from knowledgebase.models import Article, ArticleState, Category


def delete_draft(*, article: Article, by: User | None) -> None:
    """Delete a draft with its versions.

    Raises:
        ValidationError: it is published.
    """
    with recorded(article, by=by):
        row = Article.objects.defer("search").get(pk=article.pk)
        if row.state == ArticleState.PUBLISHED:
            raise ValidationError(gettext("This article is published: take it back to draft first."))
        row.delete()


def delete_category(*, category: Category, by: User | None) -> None:
    """Delete a topic without articles.

    Raises:
        ProtectedError: an article or a topic stands in it.
    """
    with recorded(category, by=by):
        Category.objects.get(pk=category.pk).delete()
