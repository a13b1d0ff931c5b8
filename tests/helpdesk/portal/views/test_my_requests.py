"""Signed-in customers see their own requests."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import Customer
from helpdesk.people.models import User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meg() -> User:
    return factories.user("Meg", role="customer", email="meg@example.org")


@pytest.fixture
def customer(meg: User) -> Customer:
    made = factories.customer("Meg", "meg@example.org")
    Customer.objects.filter(pk=made.pk).update(user=meg)
    return made


def test_a_guest_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/help/requests/").status_code == 302


def test_only_own_requests_are_listed_and_opened(client: Client, meg: User, customer: Customer) -> None:
    own, foreign = factories.ticket("My kettle", requester=customer), factories.ticket("Her toaster")
    client.force_login(meg)
    page = client.get("/help/requests/").content.decode()
    assert "My kettle" in page
    assert "Her toaster" not in page
    assert client.get(f"/help/requests/{own.number}/").status_code == 200
    assert client.get(f"/help/requests/{foreign.number}/").status_code == 404
    assert client.post(f"/help/requests/{foreign.number}/", {"message": "x"}).status_code == 404


def test_the_list_costs_the_same_for_many(
    client: Client, meg: User, customer: Customer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        factories.ticket(requester=customer)
    client.force_login(meg)
    with django_assert_max_num_queries(8):
        client.get("/help/requests/")
