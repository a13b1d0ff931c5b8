from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from knowledgebase.models import Article, ArticleState
from knowledgebase.services.parts import store


def unpublish(*, article: Article, by: User | None) -> Article:
    """Take an article back to draft: its page, its search results and its words for corrections are gone at once.

    Raises:
        PermissionDenied: `by` writes articles but does not publish them.
    """
    store.only_publishers(by)
    with recorded(article, by=by), store.changing(article) as row:
        row.state = ArticleState.DRAFT
        store.show(row, store.newest(row))
    return row
