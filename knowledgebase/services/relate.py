from collections.abc import Iterable

from knowledgebase.models import Article


def relate(*, article: Article, to: Iterable[Article]) -> None:
    """Set which articles stand beside this one as "Related"; never itself."""
    article.related.set([other for other in to if other.pk != article.pk])
