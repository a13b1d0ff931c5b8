"""What of the help centre is somebody's work, and how it goes to others when they leave."""

from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, register
from helpdesk.people.models import User
from knowledgebase.models import Article


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "articles", gettext_noop("Articles"), lambda who: Article.objects.filter(owner=who).count(), _give, 50
        )
    )


def _give(who: User, to: User | None, by: User | None) -> None:
    Article.objects.filter(owner=who).update(owner=to)
