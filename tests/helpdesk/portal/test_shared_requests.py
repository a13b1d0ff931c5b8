"""Members of an organisation read each other's requests where the shop says so, and write in nobody's name."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, Organisation
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.customers.services.organisations import choose_reader, save_organisation, set_organisation
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, User
from helpdesk.portal.services.account import offer_account, set_account
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Status, Ticket
from helpdesk.tickets.services import add_note
from tests import factories

pytestmark = pytest.mark.django_db
LIST, OF_ALL = "/help/requests/", "/help/requests/?whose=all"
SECRET, PASSWORD = "Our roof leaks", "a long new password"


def member(name: str, firm: Organisation | None) -> Customer:
    customer = find_or_create_customer(email=f"{name.lower()}@lighthouse.example", name=name)
    set_organisation(customer=customer, organisation=firm, by=None)
    offer_account(customer=customer, by=None)
    return Customer.objects.get(pk=customer.pk)


def firm(readers: str) -> Organisation:
    return save_organisation(organisation=Organisation(), name="Lighthouse Café", domains=[], readers=readers)


@pytest.fixture
def ticket(db: None) -> Ticket:
    """A request of Ana, who belongs nowhere yet."""
    return factories.ticket(
        SECRET, SECRET, requester=find_or_create_customer(email="ana@lighthouse.example", name="Ana")
    )


def pages_of(customer: Customer, ticket: Ticket, client: Client) -> list[bool]:
    """Whether somebody sees a request in the list of all, and its page."""
    assert customer.user
    client.force_login(customer.user)
    there = client.get(f"{LIST}{ticket.number}/").status_code == 200
    return [SECRET in client.get(OF_ALL).text, there]


@pytest.mark.parametrize(("readers", "sees"), [("own", False), ("chosen", False), ("all", True)])
def test_who_was_not_chosen_reads_them_only_where_all_do(
    readers: str, sees: bool, ticket: Ticket, client: Client
) -> None:
    shared = firm(readers)
    member("Ana", shared)
    assert pages_of(member("Ben", shared), ticket, client) == [sees, sees]


def test_who_was_chosen_reads_them(ticket: Ticket, client: Client) -> None:
    shared = firm("chosen")
    member("Ana", shared)
    ben = choose_reader(customer=member("Ben", shared), is_chosen=True, by=None)
    assert pages_of(ben, ticket, client) == [True, True]
    ben = choose_reader(customer=ben, is_chosen=False, by=None)
    assert pages_of(ben, ticket, client) == [False, False]


def test_a_choice_does_not_go_along_to_another_organisation(ticket: Ticket, client: Client) -> None:
    shared = firm("chosen")
    other = save_organisation(organisation=Organisation(), name="Elsewhere", domains=[], readers="chosen")
    ben = choose_reader(customer=member("Ben", other), is_chosen=True, by=None)
    member("Ana", shared)
    set_organisation(customer=ben, organisation=shared, by=None)
    assert pages_of(ben, ticket, client) == [False, False]


def test_who_left_is_read_no_more_and_reads_no_more(ticket: Ticket, client: Client) -> None:
    shared = firm("all")
    ana, ben = member("Ana", shared), member("Ben", shared)
    set_organisation(customer=ana, organisation=None, by=None)
    assert pages_of(ben, ticket, client) == [False, False]


def test_somebody_elses_request_is_read_and_not_answered(ticket: Ticket, client: Client) -> None:
    shared = firm("all")
    member("Ana", shared)
    ben = member("Ben", shared)
    assert pages_of(ben, ticket, client) == [True, True]
    page = client.get(f"{LIST}{ticket.number}/").text
    assert "<form" not in page.split('<div class="bubbles">')[1].split("</main>")[0]
    before = Message.objects.count()
    assert client.post(f"{LIST}{ticket.number}/", {"message": "In her name"}).status_code == 404
    assert Message.objects.count() == before


def test_what_waits_for_whoever_asked_is_not_said_to_wait_for_the_reader(ticket: Ticket, client: Client) -> None:
    shared = firm("all")
    member("Ana", shared)
    Ticket.objects.update(status=Status.WAITING)
    pages_of(member("Ben", shared), ticket, client)
    for url in (OF_ALL, f"{LIST}{ticket.number}/"):
        page = client.get(url).text
        assert "Waiting for an answer of whoever asked" in page
        assert "your answer" not in page
        assert "You hear from us" not in page


def test_whoever_asked_is_told_that_others_read_it(ticket: Ticket, client: Client) -> None:
    shared = firm("all")
    ana = member("Ana", shared)
    assert ana.user
    client.force_login(ana.user)
    told = "can read this request"
    assert told not in client.get(f"{LIST}{ticket.number}/").text
    member("Ben", shared)
    assert told in client.get(f"{LIST}{ticket.number}/").text


def test_notes_and_files_of_notes_stay_hidden(ticket: Ticket, client: Client, alice: User) -> None:
    shared = firm("all")
    member("Ana", shared)
    add_note(ticket=ticket, body_text="For us alone", actor=Actor.of(alice), author=alice)
    pages_of(member("Ben", shared), ticket, client)
    assert "For us alone" not in client.get(f"{LIST}{ticket.number}/").text


def link_of(user: User) -> str:
    """The path of the link in the newest mail to somebody."""
    mail = OutgoingMail.objects.filter(recipient=user.email).latest("pk")
    word = next(word for word in mail.text.split() if "/accounts/password/reset/" in word)
    return word[word.index("/accounts/") :]


def opened(path: str, client: Client) -> str:
    """Where a link leads: to the page of the password, or nowhere."""
    page = client.get(path, follow=True)
    return page.redirect_chain[-1][0] if page.redirect_chain else ""


def test_an_account_is_offered_by_a_link_that_sets_the_password(client: Client, ticket: Ticket) -> None:
    user = offer_account(customer=ticket.requester, by=None)
    client.post(opened(link_of(user), client), {"password1": PASSWORD, "password2": PASSWORD})
    assert client.login(email=user.email, password=PASSWORD)
    assert SECRET in client.get(LIST).text


def test_its_link_works_once_and_for_three_days(client: Client, ticket: Ticket) -> None:
    user = offer_account(customer=ticket.requester, by=None)
    first = link_of(user)
    with time_machine.travel(timezone.now() + dt.timedelta(days=3, minutes=1)):
        assert not opened(first, Client())
    client.post(opened(first, client), {"password1": PASSWORD, "password2": PASSWORD})
    assert not opened(first, Client())


def test_nobody_gets_the_address_of_a_colleague(alice: User) -> None:
    customer = find_or_create_customer(email=alice.email, name="Ana")
    with pytest.raises(ValidationError):
        offer_account(customer=customer, by=None)


def test_a_closed_account_opens_nothing_and_can_be_opened_again(client: Client) -> None:
    ana = member("Ana", None)
    assert ana.user
    client.force_login(ana.user)
    set_account(customer=ana, is_open=False, by=None)
    assert client.get(LIST).status_code == 302
    set_account(customer=ana, is_open=True, by=None)
    ana.user.refresh_from_db()
    client.force_login(ana.user)
    assert client.get(LIST).status_code == 200


def test_each_of_it_is_in_the_audit_log(client: Client) -> None:
    client.force_login(factories.user("Mira", role=Role.MANAGER))
    customer = find_or_create_customer(email="ana@lighthouse.example", name="Ana")
    for act in ("offer", "close", "reopen"):
        client.post(f"/desk/customers/{customer.pk}/account/{act}/")
    entries = AuditEntry.objects.filter(kind="customer").order_by("pk")
    pairs = [entry.changes["account"] for entry in entries]
    mail = "ana@lighthouse.example"
    assert pairs == [["", mail], [mail, ""], ["", mail]]


def test_an_agent_sees_the_account_and_gives_none(client: Client, alice: User, ticket: Ticket) -> None:
    client.force_login(alice)
    url = f"/desk/customers/{ticket.requester_id}/account/"
    assert "Offer an account" not in client.get(url).text
    assert client.post(f"{url}offer/").status_code == 403
