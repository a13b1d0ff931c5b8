"""Topics are renamed, moved, merged and removed, and old addresses lead on."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from knowledgebase.models import Article, Category, MovedTopic
from knowledgebase.services import merge_topics, move_topic, remove_topic, save_category
from tests.knowledgebase.conftest import Write

pytestmark = pytest.mark.django_db


@pytest.fixture
def coffee(db: None) -> Category:
    return Category.objects.create(slug="coffee", title="Coffee", order=1)


def within(parent: Category, title: str) -> Category:
    return save_category(by=None, title=title, language=parent.language, parent=parent)


def test_renamed_it_keeps_its_address(kettles: Category, lena: User) -> None:
    save_category(by=lena, category=kettles, title="Kettles and pots", language="en", description="  All that boils. ")
    row = Category.objects.get()
    assert (row.slug, row.title, row.description) == ("kettles", "Kettles and pots", "All that boils.")


def test_a_topic_with_topics_stays_on_the_first_level(kettles: Category, coffee: Category) -> None:
    within(kettles, "Lids")
    with pytest.raises(ValidationError, match="holds topics"):
        save_category(by=None, category=kettles, title="Kettles", language="en", parent=coffee)


def test_merged_its_articles_and_topics_move_and_its_address_leads_on(
    client: Client, kettles: Category, coffee: Category, lena: User, write: Write
) -> None:
    article, draft, lids = write(), write("Draft", publish=False), within(kettles, "Lids")
    merge_topics(category=kettles, into=coffee, by=lena)
    lids.refresh_from_db()
    assert set(Article.objects.values_list("category", flat=True)) == {coffee.pk}
    assert (lids.parent, {article.pk, draft.pk}) == (coffee, set(Article.objects.values_list("pk", flat=True)))
    answer = client.get("/help/en/kettles/")
    assert (answer.status_code, answer["Location"]) == (301, "/help/en/coffee/")
    assert AuditEntry.objects.get(action="topic_merged").changes == {"title": ["Kettles", "Coffee"]}


def test_an_address_leads_to_where_the_topic_ended_up(kettles: Category, coffee: Category) -> None:
    tea = save_category(by=None, title="Tea", language="en")
    merge_topics(category=kettles, into=coffee, by=None)
    merge_topics(category=coffee, into=tea, by=None)
    assert dict(MovedTopic.objects.values_list("slug", "to")) == {"kettles": tea.pk, "coffee": tea.pk}


def test_merged_into_one_within_it_that_one_rises(kettles: Category, write: Write) -> None:
    lids, spouts = within(kettles, "Lids"), within(kettles, "Spouts")
    write()
    merge_topics(category=kettles, into=lids, by=None)
    parents = dict(Category.objects.values_list("title", "parent__title"))
    assert parents == {"Lids": None, "Spouts": "Lids"}
    assert spouts.pk


def test_what_cannot_be_merged(kettles: Category, coffee: Category, teteras: Category, alice: User) -> None:
    within(kettles, "Lids")
    beans = within(coffee, "Beans")
    for into, words in ((kettles, "another topic"), (teteras, "same language"), (beans, "first level")):
        with pytest.raises(ValidationError, match=words):
            merge_topics(category=kettles, into=into, by=None)
    with pytest.raises(PermissionDenied):
        merge_topics(category=kettles, into=coffee, by=alice)


def test_an_empty_one_is_removed_and_its_address_leads_up(client: Client, kettles: Category, write: Write) -> None:
    lids = within(kettles, "Lids")
    write()
    remove_topic(category=lids, by=None)
    assert client.get("/help/en/lids/")["Location"] == "/help/en/kettles/"
    assert AuditEntry.objects.get(action="deleted").thing == "Lids"


def test_without_one_above_it_leads_to_the_first_page(client: Client, coffee: Category) -> None:
    remove_topic(category=coffee, by=None)
    assert client.get("/help/en/coffee/")["Location"] == "/help/"


def test_one_with_a_draft_is_not_removed(kettles: Category, write: Write) -> None:
    write(publish=False)
    with pytest.raises(ValidationError, match="not empty"):
        remove_topic(category=kettles, by=None)


def test_a_new_topic_of_an_old_address_takes_it_back(client: Client, kettles: Category, coffee: Category) -> None:
    merge_topics(category=kettles, into=coffee, by=None)
    save_category(by=None, title="Kettles", language="en")
    assert not MovedTopic.objects.exists()


def test_moved_it_changes_places_with_its_neighbour(kettles: Category, coffee: Category, lena: User) -> None:
    assert move_topic(category=coffee, up=True, by=lena)
    assert [topic.title for topic in Category.objects.all()] == ["Coffee", "Kettles"]
    assert not move_topic(category=coffee, up=True, by=lena)
    assert AuditEntry.objects.count() == 1
