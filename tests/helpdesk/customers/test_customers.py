"""The list and the page of customers, and how they are found."""

import pytest
from django.test import Client

from helpdesk.customers.models import Customer
from helpdesk.customers.search import customers_matching
from helpdesk.customers.services import find_or_create_customer
from helpdesk.people.models import User
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/customers/"


@pytest.fixture
def meg() -> Customer:
    return find_or_create_customer(email="meg.odowd@example.com", phone="+1 207 555 0144", name="Margaret O’Dowd")


@pytest.mark.parametrize(
    "words", ["Margaret", "margret o’dowd", "odowd@", "2075550144", "207 555 0144", "(207) 555-0144"]
)
def test_a_customer_is_found_by_parts_of_name_address_and_number(meg: Customer, words: str) -> None:
    factories.customer("Somebody Else")
    assert customers_matching(words) == [meg.pk]


def test_two_letters_find_nobody_rather_than_everybody(meg: Customer) -> None:
    assert customers_matching("ma") == []


def test_search_words_with_percent_signs_are_letters(meg: Customer) -> None:
    assert customers_matching("%%%") == []


def test_the_list_pages_by_name(client: Client, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    from helpdesk.customers.views import customers

    monkeypatch.setattr(customers, "PAGE_SIZE", 2)
    for name in ("bo", "Al", "Cy", "al", "Di"):
        factories.customer(name)
    client.force_login(alice)
    shown, address = [], PAGE
    while address:
        context = client.get(address).context
        shown += [customer.name for customer in context["customers"]]
        address = f"{PAGE}?after={context['next']}" if context["next"] else ""
    assert shown == ["Al", "al", "bo", "Cy", "Di"]


def test_the_list_says_when_nobody_fits(client: Client, alice: User, meg: Customer) -> None:
    client.force_login(alice)
    assert "Nobody fits these words" in client.get(f"{PAGE}?q=zzzz").content.decode()
    assert "Margaret" in client.get(f"{PAGE}?q=margaret").content.decode()


def test_the_timeline_holds_only_tickets_that_the_reader_may_see(
    client: Client, alice: User, charlie: User, meg: Customer
) -> None:
    team = alice.teams.get()
    ticket = factories.ticket("Lid cracked", requester=meg, team=team)
    address = f"/desk/customers/{meg.pk}/tickets/"
    client.force_login(alice)
    assert ticket.subject in client.get(address).content.decode()
    assert address in client.get(f"{PAGE}{meg.pk}/").content.decode()
    client.force_login(charlie)
    assert ticket.subject not in client.get(address).content.decode()


def test_customers_do_not_see_the_desk(client: Client, meg: Customer) -> None:
    client.force_login(factories.user("Meg", role="customer"))
    for address in (PAGE, f"{PAGE}{meg.pk}/", f"{PAGE}{meg.pk}/tickets/"):
        assert client.get(address).status_code == 404
