"""A customer is made and changed on pages, and every change is in the audit log."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, Organisation
from helpdesk.customers.services import make_customer, save_customer
from helpdesk.customers.services.contact_points import NewPoint
from helpdesk.people.models import User
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/customers/"


@pytest.fixture
def agent(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def meg() -> Customer:
    return factories.customer("Meg", "meg@example.org")


def test_a_customer_who_has_not_written_is_made(agent: Client) -> None:
    sent = {"name": "Ana Lima", "email": "Ana@Example.org", "phone": "+44 20 7946 0018", "language": "pt"}
    answer = agent.post(f"{PAGE}new/", sent)
    ana = Customer.objects.get()
    assert answer["Location"] == f"{PAGE}{ana.pk}/"
    assert (ana.name, ana.email, ana.phone, ana.language) == ("Ana Lima", "Ana@Example.org", "+44 20 7946 0018", "pt")
    entry = AuditEntry.objects.get(kind="customer")
    told = [None, ["Ana@Example.org ★", "+44 20 7946 0018 ★"]]
    assert (entry.action, entry.changes["contact_points"]) == ("created", told)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": "Ana"}, "Give an address or a number"),
        ({"email": "nowhere"}, "This address could not be reached"),
        ({"phone": "12"}, "This is no phone number"),
    ],
)
def test_what_is_missing_or_wrong_is_told(agent: Client, sent: dict[str, str], told: str) -> None:
    answer = agent.post(f"{PAGE}new/", sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Customer.objects.exists()


def test_one_who_is_here_already_is_shown_instead(agent: Client, meg: Customer) -> None:
    answer = agent.post(f"{PAGE}new/", {"name": "Margaret", "email": "MEG@example.org"})
    assert answer.status_code == 422
    assert f"{PAGE}{meg.pk}/" in answer.content.decode()
    assert Customer.objects.count() == 1


def test_what_is_known_is_changed(client: Client, meg: Customer, bob: User) -> None:
    client.force_login(bob)
    firm = Organisation.objects.create(name="Wren & Co")
    sent = {
        "name": "Margaret O’Dowd",
        "preferred_name": "Meg",
        "organisation": firm.pk,
        "language": "de",
        "time_zone": "Europe/Berlin",
        "notes": "Pays with 4111 1111 1111 1111",
    }
    client.post(f"{PAGE}{meg.pk}/edit/", sent)
    meg.refresh_from_db()
    kept = (meg.name, meg.preferred_name, meg.organisation, meg.language, meg.time_zone)
    assert kept == ("Margaret O’Dowd", "Meg", firm, "de", "Europe/Berlin")
    assert "1111 1111" not in meg.notes
    entry = AuditEntry.objects.get(kind="customer")
    assert (entry.actor_id, entry.changes["name"]) == (bob.pk, ["Meg", "Margaret O’Dowd"])
    page = client.get(f"{PAGE}{meg.pk}/").content.decode()
    assert "Pays with" in page
    assert f"{PAGE}{meg.pk}/edit/" in page


def test_where_somebody_belongs_is_said_only_by_who_may(agent: Client, meg: Customer, alice: User) -> None:
    firm = Organisation.objects.create(name="Wren & Co")
    agent.post(f"{PAGE}{meg.pk}/edit/", {"name": "Margaret", "organisation": firm.pk})
    meg.refresh_from_db()
    assert (meg.name, meg.organisation) == ("Margaret", None)
    with pytest.raises(PermissionDenied):
        save_customer(customer=meg, by=alice, organisation=firm)


def test_what_cannot_be_is_refused(meg: Customer) -> None:
    away = Organisation.objects.create(name="Gone", is_active=False)
    for known in ({"time_zone": "Mars/Base"}, {"organisation": away}):
        with pytest.raises(ValidationError):
            save_customer(customer=meg, by=None, **known)
    with pytest.raises(TypeError):
        save_customer(customer=meg, by=None, shoe_size=43)


def test_what_is_not_named_stays(meg: Customer) -> None:
    save_customer(customer=meg, by=None, notes="Calls on Mondays")
    meg.refresh_from_db()
    assert (meg.name, meg.notes) == ("Meg", "Calls on Mondays")


def test_of_somebody_who_was_erased_nothing_is_noted(agent: Client, meg: Customer) -> None:
    Customer.objects.update(erased_at=timezone.now())
    meg.refresh_from_db()
    assert agent.get(f"{PAGE}{meg.pk}/edit/").status_code == 404
    with pytest.raises(ValidationError, match="was erased"):
        save_customer(customer=meg, by=None, name="Meg")


def test_a_customer_without_any_way_to_reach_them_is_refused() -> None:
    with pytest.raises(ValidationError, match="so that they can be reached"):
        make_customer(points=[], by=None, name="Ana")
    assert make_customer(points=[NewPoint.of("handle", "@ana", "acme")], by=None).contact_points.count() == 1


def test_customers_do_not_see_these_pages(client: Client, meg: Customer) -> None:
    client.force_login(factories.user("Meg", role="customer"))
    for path in ("new/", f"{meg.pk}/edit/", f"{meg.pk}/contact/"):
        assert client.get(f"{PAGE}{path}").status_code in (302, 403, 404)


def test_a_zone_that_this_machine_does_not_know_stays_on_the_form(agent: Client, meg: Customer) -> None:
    Customer.objects.filter(pk=meg.pk).update(time_zone="Mars/Base")
    assert 'value="Mars/Base" selected' in agent.get(f"{PAGE}{meg.pk}/edit/").text
