"""Organisations are made, changed, merged, put away and brought back; domains and colleagues say who belongs to one."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, Organisation
from helpdesk.customers.services import find_or_create_customer
from helpdesk.customers.services.organisations import (
    put_organisation_away,
    restore_organisation,
    save_organisation,
    set_organisation,
)
from helpdesk.people.models import Role, User
from tests import factories

pytestmark = pytest.mark.django_db
OWN = {"readers": "own"}
ORGANISATIONS = "/desk/settings/organisations/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def cafe() -> Organisation:
    return save_organisation(organisation=Organisation(), name="Café", domains=["cafe.example"])


def text(client: Client, path: str = ORGANISATIONS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def domains_of(organisation: Organisation) -> list[str]:
    return [row.domain for row in organisation.domains.all()]


def test_domains_are_kept_in_their_normal_form_each_once() -> None:
    written = ["@Bücher.Example", "xn--bcher-kva.example", "shop.example"]
    firm = save_organisation(organisation=Organisation(), name="  Big  firm ", domains=written)
    assert (firm.name, domains_of(firm)) == ("Big firm", ["shop.example", "xn--bcher-kva.example"])


@pytest.mark.parametrize(
    ("domain", "words"),
    [
        ("gmail.com", "Anybody can have an address at gmail.com"),
        ("GMX.de", "Anybody can have an address at gmx.de"),
        ("nonsense", "is no domain"),
        ("meg@shop.example", "is no domain"),
        ("cafe.example", "cafe.example belongs to Café."),
    ],
)
def test_a_domain_that_cannot_be_is_refused_in_words(cafe: Organisation, domain: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        save_organisation(organisation=Organisation(), name="Other", domains=[domain])
    assert not Organisation.objects.filter(name="Other").exists()


@pytest.mark.parametrize("address", ["new@cafe.example", "New@CAFE.example"])
def test_who_is_new_and_writes_from_its_domain_belongs_to_it(cafe: Organisation, address: str) -> None:
    assert find_or_create_customer(email=address).organisation == cafe


@pytest.mark.parametrize("address", ["new@not-cafe.example", "new@cafe.example.org", "cafe.example@gmail.com"])
def test_who_writes_from_elsewhere_belongs_nowhere(cafe: Organisation, address: str) -> None:
    assert find_or_create_customer(email=address).organisation is None


def test_put_away_it_gets_nobody_new_and_keeps_its_members(cafe: Organisation, bob: User) -> None:
    member = find_or_create_customer(email="old@cafe.example")
    put_organisation_away(organisation=cafe, to=None, by=bob)
    assert find_or_create_customer(email="new@cafe.example").organisation is None
    assert Customer.objects.get(pk=member.pk).organisation == cafe
    restore_organisation(organisation=cafe, by=bob)
    assert find_or_create_customer(email="newer@cafe.example").organisation == cafe


def test_those_who_are_here_already_join_on_request_alone(cafe: Organisation) -> None:
    elsewhere = find_or_create_customer(email="a@cafe.example")
    here, stranger = factories.customer(email="b@shop.example"), factories.customer(email="c@myshop.example")
    set_organisation(customer=elsewhere, organisation=cafe, by=None)
    find_or_create_customer(phone="+441632960001", email="a@cafe.example")
    shop = save_organisation(organisation=Organisation(), name="Shop", domains=["shop.example"])
    assert shop.customers.count() == 0
    save_organisation(organisation=shop, name="Shop", domains=["shop.example"], with_known=True)
    assert list(shop.customers.all()) == [here]
    assert Customer.objects.get(pk=stranger.pk).organisation is None


def test_merged_members_and_domains_become_the_others(cafe: Organisation, bob: User) -> None:
    member = find_or_create_customer(email="a@cafe.example")
    other = save_organisation(organisation=Organisation(), name="Bistro", domains=["bistro.example"])
    put_organisation_away(organisation=cafe, to=other, by=bob)
    assert Customer.objects.get(pk=member.pk).organisation == other
    assert (domains_of(other), domains_of(cafe)) == (["bistro.example", "cafe.example"], [])
    (told,) = AuditEntry.objects.filter(kind="organisation", actor_id=bob.pk)
    assert told.changes == {"domains": [["cafe.example"], []], "members": [1, 0], "is_active": [True, False]}


def test_it_is_not_merged_into_itself_or_one_that_was_put_away(cafe: Organisation, bob: User) -> None:
    other = Organisation.objects.create(name="Bistro", is_active=False)
    for one in (cafe, other):
        with pytest.raises(ValidationError, match="in use"):
            put_organisation_away(organisation=cafe, to=one, by=bob)


def test_it_is_made_and_changed_on_its_page(manager: Client) -> None:
    manager.post(f"{ORGANISATIONS}new/", {"name": "Café", "domains": "cafe.example, tea.example", **OWN})
    cafe = Organisation.objects.get()
    manager.post(f"{ORGANISATIONS}{cafe.pk}/", {"name": "Bistro", "domains": "cafe.example", **OWN})
    page = text(manager)
    assert ("Bistro" in page, "cafe.example" in page, "tea.example" in page) == (True, True, False)
    assert AuditEntry.objects.filter(kind="organisation").count() == 2


def test_what_was_typed_stays_beside_what_is_wrong(manager: Client, cafe: Organisation) -> None:
    answer = manager.post(f"{ORGANISATIONS}new/", {"name": "CAFÉ", "domains": "shop.example", **OWN})
    assert (answer.status_code, "There is an organisation of this name already." in answer.content.decode()) == (
        422,
        True,
    )
    answer = manager.post(f"{ORGANISATIONS}{cafe.pk}/", {"name": "Tea", "domains": "gmail.com", **OWN})
    words = answer.content.decode()
    assert (answer.status_code, "Anybody can have" in words, 'value="Tea"' in words) == (422, True, True)


def test_a_customer_is_found_added_removed_and_put_back(manager: Client, cafe: Organisation) -> None:
    meg, page = factories.customer("Margaret O’Dowd"), f"{ORGANISATIONS}{cafe.pk}/"
    add, remove = (f"{page}{verb}/{meg.pk}/" for verb in ("add", "remove"))
    assert add in text(manager, f"{page}?q=margaret")
    manager.post(add)
    assert (remove in text(manager, page), page in text(manager, f"/desk/customers/{meg.pk}/")) == (True, True)
    undo = manager.post(remove)["Location"]
    assert add in text(manager, undo)
    told = AuditEntry.objects.filter(kind="customer").order_by("pk").values_list("changes__organisation", flat=True)
    assert list(told) == [[None, "Café"], ["Café", None]]


def test_the_page_tells_what_it_has_before_it_is_put_away(manager: Client, cafe: Organisation) -> None:
    find_or_create_customer(email="a@cafe.example")
    page = f"{ORGANISATIONS}{cafe.pk}/put-away/"
    assert "Members: <b>1</b>" in text(manager, page)
    assert manager.post(page, {"to": cafe.pk}).status_code == 422
    manager.post(page)
    assert "Café" in text(manager, f"{ORGANISATIONS}?state=away")
    manager.post(f"{ORGANISATIONS}{cafe.pk}/restore/")
    assert "Café" in text(manager)


@pytest.mark.parametrize("path", ["", "new/", "{pk}/", "{pk}/put-away/"])
def test_the_pages_are_for_managers(client: Client, cafe: Organisation, path: str) -> None:
    client.force_login(factories.user("Lea", role=Role.LEAD))
    assert client.get(ORGANISATIONS + path.format(pk=cafe.pk)).status_code == 403


def test_many_cost_no_more_statements(
    manager: Client, cafe: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        save_organisation(organisation=Organisation(), name=f"Firm {number}", domains=[f"firm{number}.example"])
        find_or_create_customer(email=f"a{number}@cafe.example")
    with django_assert_max_num_queries(6):
        text(manager)
    with django_assert_max_num_queries(10):
        text(manager, f"{ORGANISATIONS}{cafe.pk}/")
