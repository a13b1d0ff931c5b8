"""The one place that decides who reads which article."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from helpdesk.people.models import Role, User
from knowledgebase.models import Article, ArticleState, Audience


def public() -> QuerySet[Article]:
    """What the world may read. Public pages use this list for everybody, so that staff see what customers see."""
    return Article.objects.filter(state=ArticleState.PUBLISHED, audience=Audience.PUBLIC)


def visible_to(user: User | AnonymousUser) -> QuerySet[Article]:
    """Staff: every article, drafts and internal ones too. Everybody else: what is public."""
    if isinstance(user, User) and user.is_agent:
        return Article.objects.all()
    return public()


def may_publish(user: User) -> bool:
    """Agents write; team leads, managers and admins decide what goes out."""
    return user.is_agent and user.role != Role.AGENT
