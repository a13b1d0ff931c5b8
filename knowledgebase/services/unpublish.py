from helpdesk.people.models import User
from knowledgebase.models import Article, ArticleState
from knowledgebase.services import _store


def unpublish(*, article: Article, by: User | None) -> Article:
    """Takes an article back to draft: its page, its search results and its words for corrections are gone at once.

    Raises:
        PermissionDenied: `by` writes articles but does not publish them.
    """
    _store.only_publishers(by)
    with _store.changing(article) as row:
        row.state = ArticleState.DRAFT
        _store.show(row, _store.newest(row))
    return row
