import pytest
from django.core.exceptions import ValidationError

from knowledgebase import services
from knowledgebase.models import Article, ArticleVote
from knowledgebase.queries.helpfulness import best_first, lower_bound
from tests.knowledgebase.conftest import Write


def test_a_session_has_one_vote_for_a_version_and_may_change_it(write: Write) -> None:
    article = write()
    services.vote(article=article, session_key="one", helpful=True)
    services.vote(article=article, session_key="one", helpful=False, reason="unclear")
    services.vote(article=article, session_key="two", helpful=True)
    article.refresh_from_db()
    assert (article.helpful_votes, article.votes) == (1, 2)


def test_a_new_version_begins_without_votes(write: Write) -> None:
    article = write()
    services.vote(article=article, session_key="one", helpful=False)
    details = services.Details(category=article.category)
    services.save_article(by=None, article=article, title="Lid", body="Better words.", details=details)
    article = services.publish(article=article, by=None)
    assert article.votes == 0
    services.vote(article=article, session_key="one", helpful=True)
    assert ArticleVote.objects.count() == 2


def test_a_vote_leads_to_no_session(write: Write) -> None:
    given = services.vote(article=write(), session_key="secret-session", helpful=True)
    assert "secret-session" not in given.voter


def test_an_unknown_reason_is_refused(write: Write) -> None:
    with pytest.raises(ValidationError):
        services.vote(article=write(), session_key="one", helpful=False, reason="<b>")
    assert Article.objects.get().votes == 0


def test_three_of_three_rank_below_ninety_of_a_hundred() -> None:
    assert lower_bound(3, 3) == pytest.approx(0.4385, abs=5e-5)
    assert lower_bound(90, 100) == pytest.approx(0.8256, abs=5e-5)
    assert best_first([(1, 3, 3), (2, 90, 100), (3, 0, 0)]) == [2, 1, 3]
