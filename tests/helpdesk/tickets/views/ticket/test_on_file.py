"""Nobody is asked twice: what is on file stands beside the ticket, in saved replies, and under a text that asks."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import ContactPoint, CustomerFact, Order
from helpdesk.customers.services import note_fact
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.on_file import on_file
from helpdesk.tickets.words import NewFile
from helpdesk.web.words.formats import short_date
from tests import factories

pytestmark = pytest.mark.django_db

PHOTO = NewFile(filename="lid.jpg", content=b"jpg", content_type="image/jpeg")
RECEIPT = NewFile(filename="Invoice 7.pdf", content=b"pdf", content_type="application/pdf")


@pytest.fixture
def since(ticket: Ticket) -> str:
    """An order of the customer, placed twenty days ago."""
    at = timezone.now() - dt.timedelta(days=20)
    Order.objects.create(number="#HP-20481", customer=ticket.requester, placed_at=at, total=1)
    return f"on file since {short_date(timezone.localtime(at).date(), timezone.localdate())}"


def asked(client: Client, ticket: Ticket, body: str, **data: Any) -> Any:
    return client.post(f"/desk/tickets/{ticket.number}/asked/", {"body": body, **data})


def test_a_text_that_asks_for_what_is_on_file_is_told_so(as_alice: Client, ticket: Ticket, since: str) -> None:
    words = asked(as_alice, ticket, "Could you send us your order number?").content.decode()
    assert f"Asks for an order number: #HP-20481 is {since}" in words


def test_what_is_not_on_file_may_be_asked_for(as_alice: Client, ticket: Ticket, since: str) -> None:
    assert asked(as_alice, ticket, "Could you send us a photo?").context["asked"] == []


def test_a_text_that_names_the_value_asks_for_nothing(as_alice: Client, ticket: Ticket, since: str) -> None:
    assert asked(as_alice, ticket, "Please confirm your order number #HP-20481.").context["asked"] == []


def test_what_was_waved_away_stays_away(as_alice: Client, ticket: Ticket, since: str) -> None:
    text = "Could you send us your order number?"
    waved = asked(as_alice, ticket, text, wave="order_number")
    assert (waved.context["asked"], waved.context["waved"]) == ([], ["order_number"])
    assert asked(as_alice, ticket, text, asked_waved="order_number").context["asked"] == []


def test_sending_says_so_once_and_stops_nothing(as_alice: Client, ticket: Ticket, since: str) -> None:
    reply = {"kind": "reply", "body": "Please tell us your order number.", "status": "waiting"}
    answer = as_alice.post(f"/desk/tickets/{ticket.number}/reply/", reply)
    assert answer.status_code == 302
    assert "#HP-20481 is on file" in as_alice.get(answer["Location"]).content.decode()
    answer = as_alice.post(f"/desk/tickets/{ticket.number}/reply/", reply | {"asked_seen": "order_number"})
    assert "#HP-20481 is on file" not in as_alice.get(answer["Location"]).content.decode()


def test_the_request_for_information_comes_filled_in_and_flagged(as_alice: Client, ticket: Ticket) -> None:
    note_fact(customer=ticket.requester, key="account_number", value="A-77")
    SavedReply.objects.create(name="Request information", body="Is {{ customer.account_number }} your account?")
    reply = as_alice.get(f"/desk/tickets/{ticket.number}/saved-replies/").context["replies"][0]
    today = short_date(timezone.localdate(), timezone.localdate())
    assert (reply["text"], reply["on_file"]) == ("Is A-77 your account?", [f"A-77 is already on file since {today}"])


def test_documents_of_earlier_tickets_are_offered_as_far_as_the_reader_may_see(
    as_alice: Client, alice: User, charlie: User, make_ticket: Any, ticket: Ticket
) -> None:
    make_ticket(requester=ticket.requester, message={"files": [PHOTO, RECEIPT]})
    assert {(item.key, item.value) for item in on_file(ticket, alice)} == {
        ("photo", "lid.jpg"),
        ("receipt", "Invoice 7.pdf"),
    }
    assert on_file(ticket, charlie) == []
    words = asked(as_alice, ticket, "Please send us the receipt and a picture.").content.decode()
    assert words.count("/desk/attachments/") == 2


def test_a_file_of_a_note_or_of_ours_is_not_theirs(alice: User, ticket: Ticket) -> None:
    factories.ticket(requester=factories.customer("Other"), message={"files": [PHOTO]})
    assert on_file(ticket, alice) == []


def test_a_fact_is_noted_once_and_can_be_forgotten(as_alice: Client, alice: User, ticket: Ticket) -> None:
    here = f"/desk/tickets/{ticket.number}/on-file/note/"
    as_alice.post(here, {"key": "address", "value": " 1 Quay \n Lisbon "})
    first = CustomerFact.objects.get()
    assert (first.value, first.noted_by) == ("1 Quay Lisbon", alice)
    as_alice.post(here, {"key": "address", "value": "1 Quay Lisbon"})
    assert CustomerFact.objects.get().noted_at == first.noted_at
    as_alice.post(here, {"key": "shoe size", "value": "43"})
    as_alice.post(here, {"key": "address", "value": ""})
    assert not CustomerFact.objects.exists()


def test_the_panel_costs_little_however_much_is_known(
    as_alice: Client, make_ticket: Any, ticket: Ticket, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_ticket(requester=ticket.requester, message={"files": [PHOTO]})
        Order.objects.create(number=f"HP-{number}", customer=ticket.requester, placed_at=timezone.now(), total=1)
    ContactPoint.objects.create(customer=ticket.requester, kind="phone", value="+1 207", normalised="+1207")
    with django_assert_max_num_queries(9):
        page = as_alice.get(f"/desk/tickets/{ticket.number}/on-file/").content.decode()
    assert page.count("/desk/attachments/") == 5


def test_charlie_learns_nothing(as_charlie: Client, ticket: Ticket, since: str) -> None:
    for part in ("asked/", "on-file/note/"):
        assert as_charlie.post(f"/desk/tickets/{ticket.number}/{part}", {"body": "x"}).status_code == 404
    assert as_charlie.get(f"/desk/tickets/{ticket.number}/on-file/").status_code == 404
