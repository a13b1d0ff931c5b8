"""Shared steps of the verbs: lock the article, put a revision on its row, keep search in step."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.people.models import User
from helpdesk.web.requests.permissions import Permission
from knowledgebase.models import Article, ArticleRevision
from knowledgebase.rendering import Rendered, render
from knowledgebase.services.parts import index, vocabulary


@contextmanager
def changing(article: Article) -> Iterator[Article]:
    """Run a block in a transaction that locks and reads the article's row, then saves it and brings its search up to
    date.
    """
    with transaction.atomic():
        row = Article.objects.select_for_update(no_key=True).defer("search").get(pk=article.pk)
        before = vocabulary.public_words(row)
        yield row
        row.save()
        index.write(row)
        vocabulary.change(row.language, before, vocabulary.public_words(row))


def show(article: Article, revision: ArticleRevision) -> None:
    """Put a revision's words on the row. Votes belong to a version, so the counts begin anew."""
    rendered = rendered_or_refused(revision.body)
    article.version = revision.number
    article.title, article.keywords, article.body = revision.title, revision.keywords, revision.body
    article.html, article.text, article.summary = rendered.html, rendered.text, rendered.summary
    article.headings = [list(heading) for heading in rendered.headings]
    article.words = rendered.words
    votes = revision.votes.values_list("helpful", flat=True)
    article.votes, article.helpful_votes = len(votes), sum(votes)


def rendered_or_refused(body: str) -> Rendered:
    """Render a body, or refuse one that is too long or too involved, in words for the person who wrote it."""
    try:
        return render(body)
    except ValueError as error:
        raise ValidationError({"body": str(error)}) from error


def newest(article: Article) -> ArticleRevision:
    """The newest revision, published or not."""
    return article.revisions.get(number=article.latest_version)


def only_publishers(user: User | None) -> None:
    """Refuse people who may write but not publish; None is the machine itself, such as an import."""
    _only_who_may(user, Permission.PUBLISH_ARTICLES)


def only_keepers_of_topics(user: User | None) -> None:
    """Refuse people who may not change the topics of the help centre; None as above."""
    _only_who_may(user, Permission.CHANGE_TOPICS)


def _only_who_may(user: User | None, permission: Permission) -> None:
    if user is not None and not user.may(permission):
        raise PermissionDenied(gettext("Only a team lead or manager can do this."))
