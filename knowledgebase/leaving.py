"""What of the help centre is somebody's work, and how it goes to others when they leave."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, Shown, register
from helpdesk.people.models import User
from knowledgebase.models import Article


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "articles",
            gettext_noop("Articles"),
            lambda who: Article.objects.filter(owner=who).order_by("title", "pk"),
            _give,
            50,
            show=lambda article: Shown(article.title, reverse("knowledgebase:edit", args=[article.pk])),
        )
    )


def _give(who: User, to: User | None, by: User | None) -> None:
    Article.objects.filter(owner=who).update(owner=to)
