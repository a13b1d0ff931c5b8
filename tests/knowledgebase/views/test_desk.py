from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import Role, User
from helpdesk.shop.starter import content
from knowledgebase import examples, services
from knowledgebase.models import Article, ArticleState, Audience, Category
from knowledgebase.texts.lines import line_changes
from knowledgebase.texts.open_places import open_places
from tests import factories
from tests.knowledgebase.conftest import Write

LIST = "/desk/articles/"


def form(category: Category, **given: Any) -> dict[str, Any]:
    return {"title": "Lid", "body": "Words.", "category": category.pk, "audience": "public", "order": 0, **given}


@pytest.mark.parametrize("path", ["", "new/", "failed-searches/", "topics/"])
def test_customers_and_strangers_see_no_staff_page(client: Client, db: None, path: str) -> None:
    assert client.get(LIST + path).status_code == 302
    client.force_login(factories.user("Meg", role=Role.CUSTOMER))
    assert client.get(LIST + path).status_code == 404


def test_the_list_shows_drafts_and_internal_articles_to_staff(client: Client, alice: User, write: Write) -> None:
    write("Draft one", publish=False)
    write("Internal one", audience=Audience.INTERNAL)
    client.force_login(alice)
    text = client.get(LIST).content.decode()
    assert "Draft one" in text
    assert "Internal one" in text
    filtered = client.get(LIST, {"audience": "internal", "state": "published"}).content.decode()
    assert "Draft one" not in filtered


def test_an_article_not_checked_for_180_days_is_listed(client: Client, alice: User, write: Write) -> None:
    write("Fresh")
    Article.objects.filter(pk=write("Stale").pk).update(checked_on="2020-01-01")
    client.force_login(alice)
    text = client.get(LIST, {"view": "stale"}).content.decode()
    assert "Stale" in text
    assert "Fresh" not in text


def test_own_drafts_are_listed_once(client: Client, alice: User, lena: User, kettles: Category) -> None:
    details = services.Details(category=kettles, owner=alice)
    article = services.save_article(by=lena, title="Mine to finish", body="One.", details=details)
    services.save_article(by=alice, article=article, title="Mine to finish", body="Two.", details=details)
    services.save_article(by=lena, title="Hers", body="One.", details=services.Details(category=kettles))
    client.force_login(alice)
    page = client.get(LIST, {"view": "mine"}).context["page"]
    assert [each.title for each in page.object_list] == ["Mine to finish"]


def test_most_helpful_is_ordered_by_what_is_sure(client: Client, alice: User, write: Write) -> None:
    few, many = write("Few votes"), write("Many votes")
    Article.objects.filter(pk=few.pk).update(helpful_votes=3, votes=3)
    Article.objects.filter(pk=many.pk).update(helpful_votes=90, votes=100)
    client.force_login(alice)
    text = client.get(LIST, {"sort": "helpful"}).content.decode()
    assert text.index("Many votes") < text.index("Few votes")


def test_an_agent_writes_and_a_lead_publishes(client: Client, alice: User, lena: User, kettles: Category) -> None:
    client.force_login(alice)
    assert client.post(f"{LIST}new/", form(kettles, action="publish")).status_code == 422
    assert client.post(f"{LIST}new/", form(kettles, action="save")).status_code == 302
    article = Article.objects.get()
    assert article.state == ArticleState.DRAFT
    assert client.post(f"{LIST}{article.pk}/publish/").status_code == 403
    client.force_login(lena)
    client.post(f"{LIST}{article.pk}/publish/")
    article.refresh_from_db()
    assert article.state == ArticleState.PUBLISHED


def test_a_colleagues_version_is_not_overwritten_and_the_text_is_kept(
    client: Client, alice: User, write: Write, kettles: Category
) -> None:
    article = write(publish=False)
    services.save_article(
        by=alice, article=article, title="Lid", body="Second.", details=services.Details(category=kettles)
    )
    client.force_login(alice)
    response = client.post(f"{LIST}{article.pk}/", form(kettles, body="My long text.", seen_version=1))
    assert response.status_code == 422
    assert "My long text." in response.content.decode()
    assert Article.objects.get().body == "Second."


def test_an_article_that_is_too_involved_is_refused_and_its_words_stay(
    client: Client, alice: User, kettles: Category
) -> None:
    client.force_login(alice)
    response = client.post(f"{LIST}new/", form(kettles, body="![" * 15_000, action="save"))
    assert response.status_code == 422
    assert "Take some out, or split it." in response.content.decode()
    assert "![![![" in response.content.decode()
    assert "Take some out" in client.post(f"{LIST}preview/", {"body": "![" * 15_000}).content.decode()


def test_the_preview_is_safe_and_stores_nothing(client: Client, alice: User) -> None:
    client.force_login(alice)
    text = client.post(f"{LIST}preview/", {"body": "## Hi\n\n<script>x</script>"}).content.decode()
    assert '<h2 id="hi">Hi</h2>' in text
    assert "<script>" not in text
    assert not Article.objects.exists()


def test_a_version_tells_what_changed() -> None:
    assert line_changes("a\nb\nc", "a\nx\nc") == [("", "a"), ("-", "b"), ("+", "x"), ("", "c")]


def test_failed_searches_are_counted(client: Client, alice: User) -> None:
    for _ in range(3):
        services.record_search(query="spare lid", language="en", results=0)
    services.record_search(query="kettle", language="en", results=2)
    client.force_login(alice)
    text = client.get(f"{LIST}failed-searches/").content.decode()
    assert "spare lid" in text
    assert "kettle”" not in text


def test_a_lead_makes_a_topic(client: Client, lena: User, alice: User) -> None:
    client.force_login(alice)
    assert client.post(f"{LIST}topics/", {"title": "Coffee", "language": "en", "order": 1}).status_code == 403
    client.force_login(lena)
    client.post(f"{LIST}topics/", {"title": "Coffee", "language": "en", "order": 1})
    assert Category.objects.get().slug == "coffee"


def test_only_public_articles_can_go_into_a_reply(client: Client, alice: User, charlie: User, write: Write) -> None:
    write("Kettle lid", "kettle")
    write("Kettle costs", "kettle", audience=Audience.INTERNAL)
    ticket = factories.ticket("Kettle lid cracked", team=alice.teams.get())
    address = f"{LIST}insert/{ticket.number}/"
    client.force_login(alice)
    for headers in ({}, {"HX-Request": "true"}):
        text = client.get(address, headers=headers).content.decode()
        assert "Kettle lid\nhttp://127.0.0.1:8000/help/articles/en/kettle-lid/" in text
        assert "Kettle costs" not in text
    client.force_login(charlie)
    assert client.get(address).status_code == 404


def test_the_list_costs_the_same_for_more_articles(
    client: Client, alice: User, write: Write, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        write(f"Kettle {number}")
    client.force_login(alice)
    with django_assert_max_num_queries(9):
        client.get(LIST)


GAPS = "Send it within ___ days.\n\n___\n\nIt is paid by [[who pays]]."


def test_publishing_with_open_places_asks_once_more(client: Client, bob: User, kettles: Category) -> None:
    client.force_login(bob)
    asked = client.post(f"{LIST}new/", form(kettles, body=GAPS, action="publish"))
    assert (asked.status_code, Article.objects.exists()) == (422, False)
    assert asked.context["open_places"] == ["Send it within ___ days.", "It is paid by [[who pays]]."]
    client.post(f"{LIST}new/", form(kettles, body=GAPS, action="publish-with-gaps"))
    assert Article.objects.get().state == ArticleState.PUBLISHED


def test_a_saved_version_with_open_places_is_asked_about_on_its_page_and_published_there(
    client: Client, bob: User, kettles: Category
) -> None:
    client.force_login(bob)
    client.post(f"{LIST}new/", form(kettles, body=GAPS, action="save"))
    article = Article.objects.get()
    asked = client.post(f"{LIST}{article.pk}/publish/", follow=True)
    assert "Send it within ___ days." in asked.context["open_places"]
    assert Article.objects.get().state == ArticleState.DRAFT
    client.post(
        asked.request["PATH_INFO"] + "?ask", form(kettles, body=GAPS, seen_version=1, action="publish-with-gaps")
    )
    assert Article.objects.get().state == ArticleState.PUBLISHED


def test_an_article_without_gaps_is_published_at_once(client: Client, bob: User, kettles: Category) -> None:
    client.force_login(bob)
    client.post(f"{LIST}new/", form(kettles, body="Two lines.\n\n___\n\nA rule between.", action="publish"))
    assert Article.objects.get().state == ArticleState.PUBLISHED


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_example_with_a_gap_is_found(language: str) -> None:
    bodies = [row["body"] for topic in content(Path(examples.__file__).parent, language) for row in topic["articles"]]
    assert all(bool(open_places(body)) == ("___" in body) for body in bodies)


def test_a_long_line_is_shown_near_its_gap() -> None:
    assert open_places(f"{'a' * 200} ___ {'b' * 200}") == [f"…{'a' * 39} ___ {'b' * 46}…"]
