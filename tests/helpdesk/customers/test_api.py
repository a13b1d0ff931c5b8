"""Customers over the API: read, made and changed, with the shop's own fields and how they are reached."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, Organisation
from helpdesk.customers.services.organisations import set_organisation
from helpdesk.people.models import User
from tests import factories
from tests.helpdesk.tickets.api.conftest import with_token

pytestmark = pytest.mark.django_db
CUSTOMERS = "/api/v1/customers/"


@pytest.fixture
def api(alice: User) -> APIClient:
    return with_token(alice)


@pytest.fixture
def meg() -> Customer:
    return factories.customer("Meg", "meg@example.org")


def test_a_customer_is_made(api: APIClient) -> None:
    factories.own_field("tier", "choice", "gold", "basic", holder="customer")
    body = {"name": "Ana", "email": "ana@example.org", "phone": "+442079460018", "notes": "VIP", "own_tier": "gold"}
    answer = api.post(CUSTOMERS, body, format="json")
    made = answer.json()
    assert answer.status_code == 201
    assert (made["name"], made["email"], made["notes"], made["own_tier"]) == ("Ana", "ana@example.org", "VIP", "gold")
    assert [point["kind"] for point in made["contact_points"]] == ["email", "phone"]
    assert api.get(f"{CUSTOMERS}{made['id']}/").json() == made


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"name": "Ana"}, "non_field_errors"),
        ({"email": "nowhere"}, "value"),
        ({"email": "a@b.example", "time_zone": "Mars/Base"}, "time_zone"),
        ({"email": "a@b.example", "organisation": "Nobody"}, "organisation"),
        ({"email": "a@b.example", "shoe": 43}, "shoe"),
    ],
)
def test_what_cannot_be_is_refused(api: APIClient, body: dict[str, Any], wrong: str) -> None:
    answer = api.post(CUSTOMERS, body, format="json")
    assert (answer.status_code, list(answer.json())) == (400, [wrong])
    assert not Customer.objects.exists()


def test_one_who_is_here_already_is_named(api: APIClient, meg: Customer) -> None:
    answer = api.post(CUSTOMERS, {"email": "MEG@example.org"}, format="json")
    assert (answer.status_code, answer.json()["customer"]) == (409, meg.pk)


def test_where_somebody_belongs_is_said_only_by_who_may(api: APIClient, meg: Customer) -> None:
    Organisation.objects.create(name="Wren & Co")
    assert api.patch(f"{CUSTOMERS}{meg.pk}/", {"organisation": "Wren & Co"}, format="json").status_code == 403


def test_what_is_known_is_changed_and_told(meg: Customer, bob: User) -> None:
    api = with_token(bob)
    factories.own_field("tier", "choice", "gold", "basic", holder="customer")
    firm = Organisation.objects.create(name="Wren & Co")
    body = {"preferred_name": "Margaret", "organisation": "wren & co", "own_tier": "gold"}
    answer = api.patch(f"{CUSTOMERS}{meg.pk}/", body, format="json").json()
    assert (answer["name"], answer["preferred_name"], answer["organisation"]) == ("Meg", "Margaret", firm.name)
    assert api.patch(f"{CUSTOMERS}{meg.pk}/", {"own_tier": None}, format="json").json()["own_tier"] is None
    assert set(AuditEntry.objects.filter(kind="customer").values_list("actor_id", flat=True)) == {bob.pk}


def test_a_list_shows_own_fields_for_one_statement(
    api: APIClient, meg: Customer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    factories.own_field("tier", "choice", "gold", "basic", holder="customer")
    for number in range(5):
        factories.customer(f"Ana {number}", f"ana{number}@example.org")
    api.get(CUSTOMERS)
    with django_assert_max_num_queries(8):
        assert {row["own_tier"] for row in api.get(CUSTOMERS).json()["results"]} == {None}


def test_ways_to_reach_them_are_added_changed_and_removed(api: APIClient, meg: Customer) -> None:
    points = f"{CUSTOMERS}{meg.pk}/contact-points/"
    added = api.post(points, {"kind": "email", "value": "meg@work.example"}, format="json")
    assert (added.status_code, added.json()["is_primary"]) == (201, False)
    one = f"{points}{added.json()['id']}/"
    changed = api.patch(one, {"is_primary": True, "is_verified": True}, format="json").json()
    assert changed["is_primary"] is True
    assert changed["verified_at"]
    assert api.delete(one).status_code == 204
    last = f"{points}{meg.contact_points.get().pk}/"
    assert api.delete(last).status_code == 400
    assert api.delete(one).status_code == 404


def test_one_that_is_anothers_is_taken_over_only_on_demand(api: APIClient, meg: Customer) -> None:
    ana = factories.customer("Ana", "ana@example.org")
    Customer.objects.get(pk=ana.pk).contact_points.create(kind="phone", value="+1", normalised="+1")
    body = {"kind": "email", "value": "ana@example.org"}
    points = f"{CUSTOMERS}{meg.pk}/contact-points/"
    assert api.post(points, body, format="json").json()["customer"] == ana.pk
    assert api.post(points, body | {"take": True}, format="json").status_code == 201
    assert meg.contact_points.count() == 2


def test_what_is_not_named_of_a_contact_point_stays(api: APIClient, meg: Customer) -> None:
    point = meg.contact_points.get()
    path = f"{CUSTOMERS}{meg.pk}/contact-points/{point.pk}/"
    assert api.patch(path, {"is_verified": True}, format="json").json()["is_primary"]
    api.patch(path, {"is_primary": True}, format="json")
    point.refresh_from_db()
    assert point.verified_at


def test_null_says_that_somebody_belongs_nowhere(bob: User, meg: Customer) -> None:
    set_organisation(customer=meg, organisation=Organisation.objects.create(name="Lima & Sons"), by=None)
    answer = with_token(bob).patch(f"{CUSTOMERS}{meg.pk}/", {"organisation": None}, format="json")
    meg.refresh_from_db()
    assert (answer.status_code, meg.organisation) == (200, None)
