import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from helpdesk.people.models import User
from knowledgebase import services
from knowledgebase.models import Article, ArticleRevision, ArticleState, ArticleWord, Audience, Category
from tests.knowledgebase.conftest import Write


def again(article: Article, by: User | None = None, **given: object) -> Article:
    words = {"title": article.title, "body": article.body, "details": services.Details(category=article.category)}
    return services.save_article(by=by, article=article, **{**words, **given})  # type: ignore[arg-type]


def test_saving_the_same_words_again_writes_no_revision(write: Write) -> None:
    article = write()
    assert again(article).latest_version == 1
    assert ArticleRevision.objects.count() == 1


def test_changes_to_a_published_article_wait_until_they_are_published(write: Write, alice: User, lena: User) -> None:
    article = again(write(body="Use vinegar."), by=alice, body="Use citric acid.")
    assert (article.body, article.has_unpublished_changes) == ("Use vinegar.", True)
    article = services.publish(article=article, by=lena)
    assert (article.body, article.has_unpublished_changes) == ("Use citric acid.", False)


def test_an_agent_does_not_publish(write: Write, alice: User) -> None:
    with pytest.raises(PermissionDenied):
        services.publish(article=write(publish=False), by=alice)


def test_an_agent_does_not_make_a_published_internal_article_public(
    write: Write, alice: User, kettles: Category
) -> None:
    article = write(audience=Audience.INTERNAL)
    with pytest.raises(PermissionDenied):
        again(article, by=alice, details=services.Details(category=kettles, audience=Audience.PUBLIC))
    assert Article.objects.get().audience == Audience.INTERNAL


def test_words_of_a_colleague_are_not_overwritten(write: Write, alice: User) -> None:
    article = write(publish=False)
    again(article, by=alice, body="Use lemon.", seen_version=1)
    with pytest.raises(ValidationError, match="Alice saved version 2"):
        again(article, by=alice, body="Use soap.", seen_version=1)


def test_a_revision_is_written_once(write: Write) -> None:
    write()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        ArticleRevision.objects.update(body="something else")


@pytest.mark.parametrize(("title", "body"), [("", "Words"), ("Title", "  "), ("Title", "x" * 40_001)])
def test_empty_and_endless_articles_are_refused(kettles: Category, title: str, body: str) -> None:
    with pytest.raises(ValidationError):
        services.save_article(by=None, title=title, body=body, details=services.Details(category=kettles))
    assert not Article.objects.exists()


def test_two_articles_of_one_title_have_different_addresses(write: Write) -> None:
    assert [write("Lid").slug, write("Lid").slug] == ["lid", "lid-2"]


def test_words_for_corrections_come_from_public_articles_only(write: Write) -> None:
    article = write("Descale", "Vinegar helps.")
    write("Margins", "Wholesale secrets.", audience=Audience.INTERNAL)
    write("Ideas", "Unfinished thoughts.", publish=False)
    assert set(ArticleWord.objects.values_list("word", flat=True)) == {"descale", "vinegar", "helps"}
    article = services.unpublish(article=article, by=None)
    assert article.state == ArticleState.DRAFT
    assert not ArticleWord.objects.exists()


def test_a_word_is_counted_once_for_each_article(write: Write) -> None:
    first = write("Lid", "vinegar vinegar")
    write("Spout", "vinegar")
    assert ArticleWord.objects.get(word="vinegar").articles == 2
    services.unpublish(article=first, by=None)
    assert ArticleWord.objects.get(word="vinegar").articles == 1
