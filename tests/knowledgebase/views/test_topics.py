"""The pages by which the topics of the help centre are kept."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.sentences import row_of
from helpdesk.people.models import User
from helpdesk.shop import known
from helpdesk.shop.models import Shop
from helpdesk.shop.starter import content
from knowledgebase import examples
from knowledgebase.forms import NewTopicForm, topics_to_choose
from knowledgebase.icons import ICONS
from knowledgebase.models import Category
from knowledgebase.services import save_category
from knowledgebase.services.import_topics import ICON_OF_WORD
from tests.knowledgebase.conftest import Write

pytestmark = pytest.mark.django_db
TOPICS = "/desk/articles/topics/"
EXAMPLES = Path(examples.__file__).parent


@pytest.fixture
def lead(client: Client, lena: User) -> Client:
    client.force_login(lena)
    return client


def text(client: Client, path: str = TOPICS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_shows_each_under_the_one_that_it_is_within(lead: Client, kettles: Category, write: Write) -> None:
    save_category(by=None, title="Coffee", language="en", order=2)
    save_category(by=None, title="Lids", language="en", parent=kettles, description="What covers it")
    write()
    words = text(lead)
    assert words.index("Kettles</a>") < words.index("Lids</a>") < words.index("Coffee</a>")
    assert "What covers it" in words


def test_a_topic_is_renamed_described_and_moved(lead: Client, kettles: Category) -> None:
    coffee = save_category(by=None, title="Coffee", language="en", order=5)
    lead.post(f"{TOPICS}{kettles.pk}/", {"title": "Pots", "description": "All that boils", "icon": "flame"})
    lead.post(f"{TOPICS}{coffee.pk}/move/", {"to": "up"})
    assert list(Category.objects.values_list("title", "description", "icon")) == [
        ("Coffee", "", "book-open"),
        ("Pots", "All that boils", "flame"),
    ]


def test_icons_are_told_in_words_also_one_that_nobody_offers(lead: Client, kettles: Category) -> None:
    Category.objects.filter(pk=kettles.pk).update(icon="rocket")
    page = lead.get(f"{TOPICS}{kettles.pk}/").content.decode()
    assert re.search(r'<option value="rocket" selected>\s*Another one', page)
    lead.post(f"{TOPICS}{kettles.pk}/", {"title": "Kettles", "icon": "undo-2"})
    told = {change.label: (change.before, change.after) for change in row_of(AuditEntry.objects.latest("pk")).changes}
    assert told["Icon"] == ("Another one", "Arrow back")


@pytest.mark.parametrize("icon", [*ICON_OF_WORD.values(), *(row["icon"] for row in content(EXAMPLES, "en"))])
def test_what_imports_and_examples_choose_has_a_name(icon: str) -> None:
    assert icon in ICONS


def test_a_new_topic_and_article_begin_in_the_language_of_the_shop(kettles: Category, teteras: Category) -> None:
    for code, first in (("en", kettles), ("es", teteras)):
        known.kept.remember(Shop(pk=1, language=code))
        assert NewTopicForm()["language"].value() == code
        assert topics_to_choose().first() == first


def test_customers_read_the_description(client: Client, kettles: Category, write: Write) -> None:
    write()
    Category.objects.update(description="All that boils")
    assert "All that boils" in text(client, "/help/en/kettles/")


def test_it_gets_a_name_in_another_language(lead: Client, kettles: Category) -> None:
    lead.post(f"{TOPICS}{kettles.pk}/translate/", {"language": "de", "title": "Wasserkocher"})
    made = Category.objects.get(language="de")
    assert (made.slug, made.title) == ("kettles", "Wasserkocher")
    assert "Wasserkocher" in text(lead, f"{TOPICS}{kettles.pk}/")


def test_merging_says_why_it_cannot_be(lead: Client, kettles: Category, teteras: Category) -> None:
    answer = lead.post(f"{TOPICS}{kettles.pk}/merge/", {"into": teteras.pk, "sure": "on"})
    assert answer.status_code == 422
    other = save_category(by=None, title="Coffee", language="en")
    assert lead.post(f"{TOPICS}{kettles.pk}/merge/", {"into": other.pk, "sure": "on"}).status_code == 302
    assert not Category.objects.filter(pk=kettles.pk).exists()


def test_removing_is_offered_only_where_nothing_stands_in_it(lead: Client, kettles: Category, write: Write) -> None:
    assert "Remove the topic" in text(lead, f"{TOPICS}{kettles.pk}/")
    write()
    assert "Remove the topic" not in text(lead, f"{TOPICS}{kettles.pk}/")
    lead.post(f"{TOPICS}{kettles.pk}/remove/", {"sure": "on"})
    assert Category.objects.filter(pk=kettles.pk).exists()


@pytest.mark.parametrize("act", ["merge", "remove"])
def test_what_cannot_be_undone_asks_first(lead: Client, kettles: Category, act: str) -> None:
    other = save_category(by=None, title="Coffee", language="en")
    answer = lead.post(f"{TOPICS}{kettles.pk}/{act}/", {"into": other.pk})
    assert answer.status_code == 422
    assert "Tick this to go on" in answer.content.decode()
    assert Category.objects.count() == 2


@pytest.mark.parametrize("path", ["", "move/", "merge/", "remove/", "translate/"])
def test_agents_change_none(client: Client, alice: User, kettles: Category, path: str) -> None:
    client.force_login(alice)
    assert client.post(f"{TOPICS}{kettles.pk}/{path}", {"title": "X", "to": "up"}).status_code == 403


def test_the_list_costs_the_same_however_many_there_are(
    lead: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        save_category(by=None, title=f"Topic {number}", language="en")
    with django_assert_max_num_queries(7):
        text(lead)
