from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import User
from knowledgebase import services
from knowledgebase.models import ArticleVote, Audience, Category, SearchLog
from tests.knowledgebase.conftest import Write

HOME, SEARCH = "/help/", "/help/search/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def hidden(write: Write) -> list[str]:
    """Addresses of an internal article and of a draft, both about wholesale."""
    internal = write("Wholesale internal", "wholesale", audience=Audience.INTERNAL)
    draft = write("Wholesale draft", "wholesale", publish=False)
    return [internal.get_absolute_url(), draft.get_absolute_url()]


def test_what_is_not_public_is_on_no_public_page(client: Client, hidden: list[str], write: Write, bob: User) -> None:
    write("Kettle", "Public words.").related.set(write("Other", "x").related.model.objects.all())
    addresses = [HOME, "/help/en/kettles/", "/help/articles/en/kettle/", "/sitemap.xml"]
    addresses += [f"{SEARCH}?q=whlesale", f"{SEARCH}?q=wholesale&exact=1", "/help/suggest/?q=wholesale prices"]
    for signed_in in (False, True):
        if signed_in:
            client.force_login(bob)
        for address in addresses:
            text = page(client, address)
            assert "Wholesale internal" not in text
            assert "Wholesale draft" not in text
            assert not any(each in text for each in hidden)
        for address in hidden:
            assert client.get(address).status_code == 404
            assert client.post(f"{address}vote/", {"helpful": "yes"}).status_code == 404


def test_a_topic_without_public_articles_is_not_there(client: Client, hidden: list[str]) -> None:
    assert client.get("/help/en/kettles/").status_code == 404
    assert "Kettles" not in page(client, HOME)


def test_unpublishing_takes_the_page_away(client: Client, write: Write) -> None:
    article = write()
    assert client.get(article.get_absolute_url()).status_code == 200
    services.unpublish(article=article, by=None)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_unpublished_changes_are_not_shown(client: Client, write: Write, kettles: Category) -> None:
    article = write("Lid", "Old words.")
    services.save_article(
        by=None, article=article, title="Lid", body="New words.", details=services.Details(category=kettles)
    )
    text = page(client, article.get_absolute_url())
    assert "Old words." in text
    assert "New words." not in text


def test_pages_without_a_form_set_no_cookie(client: Client, write: Write) -> None:
    write()
    for address in (HOME, "/help/en/kettles/", f"{SEARCH}?q=kettle", "/help/how-to-complain/"):
        assert not client.get(address).cookies, address


def test_a_vote_is_stored_by_post_only_and_once_a_session(client: Client, write: Write) -> None:
    address = write().get_absolute_url()
    client.get(address)
    assert client.get(f"{address}vote/").status_code == 405
    assert client.post(f"{address}vote/", {"helpful": "no"}).status_code == 302
    assert "What was missing?" in page(client, address)
    client.post(f"{address}vote/", {"helpful": "no", "reason": "unclear", "comment": "Which <lid>?"})
    vote = ArticleVote.objects.get()
    assert (vote.helpful, vote.reason, vote.comment) == (False, "unclear", "Which <lid>?")
    assert "Thank you" in page(client, address)


def test_a_vote_without_an_answer_is_refused(client: Client, write: Write) -> None:
    address = f"{write().get_absolute_url()}vote/"
    assert client.post(address, {"helpful": "maybe"}).status_code == 400
    assert client.post(address, {"helpful": "no", "reason": "rude"}).status_code == 400
    assert not ArticleVote.objects.exists()


def test_searches_are_remembered_without_personal_data(client: Client, write: Write) -> None:
    write("Kettle", "Words.")
    page(client, f"{SEARCH}?q=kettel")
    page(client, f"{SEARCH}?q=parcel for meg@example.org 207 555 0118")
    found, failed = SearchLog.objects.order_by("pk")
    assert (found.results, found.corrected_to) == (1, "kettle")
    assert (failed.results, failed.query) == (0, "parcel for … …")


def test_an_article_knows_its_translation(client: Client, write: Write, teteras: Category) -> None:
    write("Lid", "Words.", key="lid")
    write("Tapa", "Palabras.", key="lid", category=teteras)
    text = page(client, "/help/articles/en/lid/")
    assert 'hreflang="es" href="http://127.0.0.1:8000/help/articles/es/tapa/"' in " ".join(text.split())
    assert '<html lang="es"' in page(client, "/help/articles/es/tapa/")


def test_home_says_how_to_reach_a_person(client: Client, db: None) -> None:
    text = page(client, HOME)
    assert "There are no articles yet" in text
    assert "/help/contact/" in text


@pytest.mark.parametrize(
    ("address", "statements"),
    [(HOME, 5), ("/help/en/kettles/", 3), ("/help/articles/en/kettle-1/", 4), (f"{SEARCH}?q=ketle", 5)],
)
def test_pages_cost_few_statements(
    client: Client, write: Write, django_assert_max_num_queries: Any, address: str, statements: int
) -> None:
    for number in range(6):
        write(f"Kettle {number}", "kettle " * 30, slug=f"kettle-{number}")
    with django_assert_max_num_queries(statements):
        client.get(address)
