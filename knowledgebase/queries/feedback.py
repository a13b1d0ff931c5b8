"""Reads what readers said about articles."""

from django.utils.crypto import salted_hmac

from knowledgebase.models import Article, ArticleVote


def voter_of(session_key: str) -> str:
    """The voter that a session is stored as: a keyed hash, so that a vote leads to no session."""
    return salted_hmac("knowledgebase.vote", session_key, algorithm="sha256").hexdigest()


def own_vote(article: Article, session_key: str | None) -> ArticleVote | None:
    """The vote of this session on the version that is shown; a reader without a session costs no statement."""
    if not session_key:
        return None
    return ArticleVote.objects.filter(
        revision__article=article, revision__number=article.version, voter=voter_of(session_key)
    ).first()
