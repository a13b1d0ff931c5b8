"""Products are made, renamed, retired and brought back."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Product
from helpdesk.customers.services.products import retire_product, save_product
from helpdesk.people.models import Role, User
from tests import factories

pytestmark = pytest.mark.django_db
PRODUCTS = "/desk/settings/products/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def text(client: Client, path: str = PRODUCTS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_new_name_leaves_the_slug(bob: User) -> None:
    kettle = save_product(product=Product(), name="  Big  kettle ", by=bob)
    assert (kettle.name, kettle.slug) == ("Big kettle", "big-kettle")
    assert save_product(product=kettle, name="Kettle", by=bob).slug == "big-kettle"


def test_two_names_that_look_alike_have_slugs_of_their_own() -> None:
    assert len({save_product(product=Product(), name=name).slug for name in ("A & B", "A + B", "A B", "水")}) == 4


@pytest.mark.parametrize("name", ["", "KETTLE"])
def test_a_name_that_is_missing_or_taken_is_refused(name: str) -> None:
    save_product(product=Product(), name="Kettle")
    with pytest.raises(ValidationError):
        save_product(product=Product(), name=name)


def test_a_product_is_made_and_renamed_on_its_page(manager: Client) -> None:
    manager.post(f"{PRODUCTS}new/", {"name": "Kettle"})
    kettle = Product.objects.get()
    assert manager.post(f"{PRODUCTS}{kettle.pk}/", {"name": "Pot"})["Location"] == PRODUCTS
    assert "Pot" in text(manager)
    told = AuditEntry.objects.filter(kind="product").order_by("pk").values_list("action", "changes__name")
    assert list(told) == [("created", [None, "Kettle"]), ("changed", ["Kettle", "Pot"])]


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(manager: Client) -> None:
    save_product(product=Product(), name="Kettle")
    answer = manager.post(f"{PRODUCTS}new/", {"name": "KETTLE"})
    assert (answer.status_code, "KETTLE" in answer.content.decode()) == (422, True)


def test_retired_it_is_offered_no_more_and_one_press_takes_that_back(manager: Client) -> None:
    product = factories.product()
    undo = manager.post(f"{PRODUCTS}{product.pk}/retire/")["Location"]
    assert f"{product.name} is offered no more." in text(manager, undo)
    assert product.name not in Client().get("/help/contact/").content.decode()
    manager.post(f"{PRODUCTS}{product.pk}/restore/")
    assert product.name in Client().get("/help/contact/").content.decode()


def test_the_list_tells_how_many_tickets_name_each(manager: Client) -> None:
    product = factories.product()
    factories.ticket(product=product)
    assert 'data-label="Tickets"> 1 </td>' in text(manager)
    assert "Tickets: <b>1</b>" in text(manager, f"{PRODUCTS}{product.pk}/")


def test_the_list_finds_by_a_part_of_the_name(manager: Client) -> None:
    for name in ("Kettle", "Lamp"):
        save_product(product=Product(), name=name)
    assert "Lamp" not in text(manager, f"{PRODUCTS}?q=ettl")
    assert "No product is called like this" in text(manager, f"{PRODUCTS}?q=zzz")
    retire_product(product=Product.objects.get(name="Lamp"), by=None)
    assert "Kettle" not in text(manager, f"{PRODUCTS}?state=retired")


@pytest.mark.parametrize("path", ["", "new/", "{pk}/"])
def test_the_pages_are_for_managers(client: Client, path: str) -> None:
    client.force_login(factories.user("Lea", role=Role.LEAD))
    assert client.get(PRODUCTS + path.format(pk=factories.product().pk)).status_code == 403


def test_many_products_cost_no_more_statements(
    manager: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        factories.product()
    with django_assert_max_num_queries(12):
        text(manager)
