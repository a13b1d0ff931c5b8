"""Addresses, numbers and handles of a customer are added, verified and removed; nobody is left without any."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.customers.services.contact_points import ContactTaken, NewPoint, add_contact_point, remove_contact_point
from helpdesk.people.models import Role, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meg() -> Customer:
    return factories.customer("Meg", "meg@example.org")


@pytest.fixture
def agent(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def page(customer: Customer) -> str:
    return f"/desk/customers/{customer.pk}/contact/"


def values(customer: Customer) -> list[str]:
    return list(customer.contact_points.order_by("pk").values_list("value", flat=True))


def add(customer: Customer, value: str, kind: str = "email", **more: bool) -> ContactPoint:
    return add_contact_point(customer=customer, point=NewPoint.of(kind, value, "acme"), by=None, **more)


@pytest.mark.parametrize(
    ("kind", "value", "normalised"),
    [
        ("email", "Meg@Work.Example", "meg@work.example"),
        ("phone", "+1 (207) 555-0144", "+12075550144"),
        ("handle", "@Meg.O", "acme:meg.o"),
    ],
)
def test_one_more_is_added(agent: Client, meg: Customer, kind: str, value: str, normalised: str) -> None:
    agent.post(page(meg), {"kind": kind, "value": value, "place": "Acme"})
    point = meg.contact_points.get(normalised=normalised)
    assert (point.value, point.is_primary) == (value, kind != "email")
    told = AuditEntry.objects.get(kind="customer").changes["contact_points"]
    assert told == [["meg@example.org ★"], ["meg@example.org ★", f"{value}{' ★' if point.is_primary else ''}"]]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kind": "email", "value": "meg"}, "could not be reached"),
        ({"kind": "phone", "value": "12"}, "no phone number"),
        ({"kind": "handle", "value": "@meg"}, "Say where they are called so"),
    ],
)
def test_what_is_none_is_refused(agent: Client, meg: Customer, sent: dict[str, str], told: str) -> None:
    answer = agent.post(page(meg), sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_one_that_is_anothers_says_whose_and_can_be_taken_over(agent: Client, meg: Customer) -> None:
    ana = factories.customer("Ana", "ana@example.org")
    add(ana, "office@example.org")
    sent = {"kind": "email", "value": "Office@example.org"}
    shown = agent.post(page(meg), sent).content.decode()
    assert "office@example.org belongs to Ana." in shown
    assert "Take it over" in shown
    agent.post(page(meg), sent | {"take": "1"})
    assert (values(ana), values(meg)) == (["ana@example.org"], ["meg@example.org", "Office@example.org"])


def test_the_last_one_of_another_is_not_taken(agent: Client, meg: Customer) -> None:
    ana = factories.customer("Ana", "ana@example.org")
    answer = agent.post(page(meg), {"kind": "email", "value": "ana@example.org", "take": "1"}).content.decode()
    assert "It is the last way to reach Ana." in answer
    assert "Take it over" not in answer
    assert values(ana) == ["ana@example.org"]


def test_one_with_which_somebody_signs_in_stays(meg: Customer) -> None:
    meg.user = factories.user("Meg", role=Role.CUSTOMER, email="meg@example.org")
    meg.save()
    add(meg, "meg@work.example")
    with pytest.raises(ValidationError, match="signs in with it"):
        remove_contact_point(point=meg.contact_points.get(value="meg@example.org"), by=None)
    with pytest.raises(ContactTaken):
        add(factories.customer("Ana", "ana@example.org"), "meg@example.org", take=True)


def test_removed_it_can_be_brought_back(agent: Client, meg: Customer) -> None:
    other = add(meg, "meg@work.example")
    answer = agent.post(f"{page(meg)}{other.pk}/remove/", follow=True)
    assert values(meg) == ["meg@example.org"]
    undo = next(message.extra_tags for message in answer.context["messages"]).split(" ")[2]
    agent.post(undo)
    assert values(meg) == ["meg@example.org", "meg@work.example"]


def test_the_last_one_stays(agent: Client, meg: Customer) -> None:
    agent.post(f"{page(meg)}{meg.contact_points.get().pk}/remove/")
    assert values(meg) == ["meg@example.org"]
    assert "Nobody is left without any" in agent.get(page(meg)).content.decode()


def test_another_one_becomes_the_usual(agent: Client, meg: Customer) -> None:
    other = add(meg, "meg@work.example")
    agent.post(f"{page(meg)}{other.pk}/primary/")
    assert Customer.objects.get(pk=meg.pk).email == "meg@work.example"


def test_verified_it_works_and_the_mark_can_be_taken_off(agent: Client, meg: Customer) -> None:
    verify = f"{page(meg)}{meg.contact_points.get().pk}/verify/"
    for answer, kept in (("yes", 1), ("no", 0)):
        agent.post(verify, {"to": answer})
        assert meg.contact_points.filter(verified_at__isnull=False).count() == kept
    assert AuditEntry.objects.filter(kind="customer").count() == 2


def test_points_of_others_are_not_found(agent: Client, meg: Customer) -> None:
    ana = factories.customer("Ana", "ana@example.org")
    assert agent.post(f"{page(meg)}{ana.contact_points.get().pk}/remove/").status_code == 404
    assert agent.post("/desk/customers/contact/").status_code == 404


def test_nothing_is_noted_of_somebody_who_was_erased(meg: Customer) -> None:
    meg.erased_at = timezone.now()
    with pytest.raises(ValidationError, match="was erased"):
        add(meg, "meg@work.example")


def test_what_somebody_else_removed_meanwhile_is_removed(meg: Customer) -> None:
    point = add(meg, "meg@work.example")
    for _ in range(2):
        remove_contact_point(point=point, by=None)
    assert values(meg) == ["meg@example.org"]


def test_a_handle_says_something() -> None:
    with pytest.raises(ValidationError, match="what they are called there"):
        NewPoint.of("handle", "@", "acme")
