"""Decides who reads which article."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from helpdesk.people.models import User
from helpdesk.web.requests.permissions import Permission
from knowledgebase.models import Article, ArticleState, Audience


def public() -> QuerySet[Article]:
    """The articles that everybody may read.

    Public pages use this list for everybody, so that staff see what customers see.
    """
    return Article.objects.filter(state=ArticleState.PUBLISHED, audience=Audience.PUBLIC)


def visible_to(user: User | AnonymousUser) -> QuerySet[Article]:
    """The articles that a person may read: for staff all, drafts and internal ones too; for others the public ones."""
    if isinstance(user, User) and user.is_agent:
        return Article.objects.all()
    return public()


def may_publish(user: User) -> bool:
    """Whether a person may publish; everybody who works here may write."""
    return user.may(Permission.PUBLISH_ARTICLES)


def anything_is_public() -> bool:
    """Whether customers find an article."""
    return Article.objects.filter(state=ArticleState.PUBLISHED, audience=Audience.PUBLIC).exists()
