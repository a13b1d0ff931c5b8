"""Pages of accounts are colleagues' too: the languages that the shop offers its customers do not bind them."""

import pytest
from django.test import Client

from helpdesk.people.models import Role, User
from helpdesk.shop.services import save_shop
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def german_shop(bob: User) -> None:
    """A shop whose pages for customers are German alone."""
    save_shop(by=bob, facts={"languages": ["de"]})


def spoken(browser: Client, path: str, accepted: str = "en") -> str:
    """The language of a page, asked for by a browser that accepts one."""
    page = browser.get(path, headers={"accept-language": accepted})
    assert f'<html lang="{page["Content-Language"]}"' in page.text
    return page["Content-Language"]


@pytest.mark.parametrize("path", ["/accounts/password/change/", "/accounts/reauthenticate/", "/accounts/logout/"])
@pytest.mark.parametrize(("own", "heard"), [("", "en"), ("de", "de")])
def test_a_colleague_s_account_speaks_as_their_desk(client: Client, path: str, own: str, heard: str) -> None:
    client.force_login(factories.user("Ada", role=Role.ADMIN, language=own))
    assert spoken(client, path, "fr") == heard


@pytest.mark.parametrize(("accepted", "heard"), [("en", "en"), ("it, fr;q=0.5", "fr"), ("de-AT", "de"), ("it", "en")])
def test_a_stranger_signs_in_in_the_language_of_the_browser(client: Client, accepted: str, heard: str) -> None:
    assert spoken(client, "/accounts/login/", accepted) == heard


def test_a_language_that_an_account_s_address_names_is_remembered(client: Client) -> None:
    assert spoken(client, "/accounts/login/?lang=fr") == "fr"
    assert spoken(client, "/accounts/password/reset/") == "fr"


def test_customers_pages_speak_the_first_language_of_the_browser_that_is_offered(client: Client) -> None:
    assert spoken(client, "/help/about/", "en, de;q=0.5") == "de"
    assert spoken(client, "/help/about/?lang=en") == "de"
