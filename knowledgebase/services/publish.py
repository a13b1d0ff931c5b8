import datetime as dt

from django.utils import timezone

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.web import shop_time
from knowledgebase.models import Article, ArticleState
from knowledgebase.services.parts import store


def publish(*, article: Article, by: User | None, checked_on: dt.date | None = None) -> Article:
    """Make the newest revision the live one. Publishing is checking: `checked_on` is today unless given.

    Raises:
        PermissionDenied: `by` writes articles but does not publish them.
    """
    store.only_publishers(by)
    with recorded(article, by=by), store.changing(article) as row:
        if row.state != ArticleState.PUBLISHED:
            row.published_at = timezone.now()
        row.state = ArticleState.PUBLISHED
        row.checked_on = checked_on or shop_time.today()
        store.show(row, store.newest(row))
    return row
