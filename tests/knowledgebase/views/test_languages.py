"""The front door of the help centre speaks the reader's language, and each language has a front door of its own."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from helpdesk.shop.services import save_shop
from knowledgebase.models import Category
from tests import factories
from tests.knowledgebase.conftest import Write

pytestmark = pytest.mark.django_db
HOME = "/help/"


@pytest.fixture
def german(write: Write) -> None:
    """One public article, in German."""
    write("Lampe reinigen", category=Category.objects.create(slug="lamps", title="Lampen", language="de"))


def page(path: str, accepted: str = "", browser: Client | None = None) -> str:
    """The words of a page as a browser of one language gets it, at whatever address it is led to."""
    answer = (browser or Client()).get(path, headers={"accept-language": accepted}, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


@pytest.mark.parametrize("path", ["/", HOME, "/help/?lang=de"])
def test_the_front_door_shows_the_articles_of_the_readers_language(german: None, path: str) -> None:
    shown = page(path, "de")
    assert '<html lang="de"' in shown
    assert "Lampe reinigen" in shown


@pytest.mark.parametrize(("own", "accepted"), [("de", "en"), ("", "it, de;q=0.5")])
def test_the_account_comes_before_the_browser(german: None, client: Client, own: str, accepted: str) -> None:
    client.force_login(factories.user("Meg", role="customer", language=own))
    assert "Lampe reinigen" in page(HOME, accepted, client)


def test_the_address_comes_before_both(german: None, write: Write) -> None:
    write("Descale your kettle")
    shown = page("/help/?lang=en", "de")
    assert "Descale your kettle" in shown
    assert "Lampe reinigen" not in shown


def test_where_one_language_is_offered_everybody_reads_it(german: None, bob: User) -> None:
    save_shop(by=bob, facts={"languages": ["de"]})
    assert "Lampe reinigen" in page(HOME, "en")


@pytest.mark.parametrize(("accepted", "told"), [("en", "There are no articles in this language yet"), ("de", "Lampe")])
def test_a_language_without_articles_leads_to_those_that_have_some(german: None, accepted: str, told: str) -> None:
    shown = page(HOME, accepted)
    assert told in shown
    assert ('class="btn" href="/help/de/" lang="de" hreflang="de"' in shown) == (accepted == "en")


@pytest.mark.parametrize(("path", "own"), [(HOME, "/help/de/"), ("/help/de/", "/help/de/"), ("/help/?lang=fr", HOME)])
def test_search_engines_are_told_the_address_of_the_language(german: None, path: str, own: str) -> None:
    shown = page(path, "de")
    base = "http://127.0.0.1:8000"
    assert f'<link rel="canonical" href="{base}{own}">' in shown
    assert f'hreflang="de" href="{base}/help/de/"' in shown
    assert f'hreflang="x-default" href="{base}/help/"' in shown


def test_no_cache_gives_one_readers_language_to_another(german: None) -> None:
    answer = Client().get(HOME, headers={"accept-language": "de"})
    assert {"Accept-Language", "Cookie"} <= set(answer["Vary"].split(", "))
    assert answer["Content-Language"] == "de"


def test_a_search_goes_on_in_the_language_of_its_page(german: None, write: Write) -> None:
    write("Lampe")
    assert '<input type="hidden" name="lang" value="en">' in page("/help/en/", "de")
    assert "/help/articles/en/lampe/" in page("/help/search/?q=lampe&lang=en", "de")
    assert "/help/articles/de/lampe-reinigen/" in page("/help/search/?q=lampe", "de")


@pytest.mark.parametrize("path", ["/help/en/", "/help/fr/"])
def test_a_front_door_without_articles_is_none(german: None, path: str) -> None:
    assert Client().get(path).status_code == 404
