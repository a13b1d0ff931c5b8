"""By when we answer is said once the rules have placed the request, and says the same everywhere."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from complaints.models import Receipt
from complaints.receipts import receipt_path
from helpdesk.events.deliver import deliver_one, drain
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.texts.when import instant_words
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import Deliver, deliver  # noqa: F401 - a fixture of the mail tests
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.UTC)
URGENT = NOON + dt.timedelta(minutes=60)
COMPLAINT = {"email": "meg@example.org", "message": "Smoke!", "complaint": "yes", "complaint-outcome": "refund"}


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def two_rules() -> None:
    """The second one answers to what the first one did, in the rules' further pass."""
    rule("Tag", one("text", "contains", "smoke"), do={"tag": "smoke"})
    rule("Smoke first", one("tags", "any", "smoke"), do={"priority": "urgent"}, trigger="changed")


def words(at: dt.datetime, ticket: Ticket) -> str:
    return instant_words(at, time_zone=ticket.requester.time_zone, language="en")


@pytest.mark.usefixtures("two_rules")
@pytest.mark.parametrize("way", ["mail", "form", "complaint"])
def test_acknowledgement_receipt_and_page_name_the_time_that_the_rules_left(
    client: Client,
    deliver: Deliver,  # noqa: F811
    way: str,
) -> None:
    if way == "mail":
        deliver("Smoke comes out of it and the lid is loose.")
    else:
        client.post("/help/contact/", COMPLAINT if way == "complaint" else COMPLAINT | {"complaint": "no"})
        drain()
    ticket = Ticket.objects.get()
    assert ticket.due_at == URGENT
    assert words(URGENT, ticket) in " ".join(OutgoingMail.objects.get().text.split())
    assert words(URGENT, ticket) in client.get(f"/r/{request_token(ticket)}/").content.decode()
    for receipt in Receipt.objects.all():
        assert receipt.answer_by == URGENT
        assert words(URGENT, ticket) in client.get(receipt_path(receipt)).content.decode()


@pytest.mark.usefixtures("two_rules")
def test_nothing_is_promised_before_the_rules_are_done(client: Client) -> None:
    client.post("/help/contact/", COMPLAINT)
    address = f"/r/{request_token(Ticket.objects.get())}/"
    assert "You hear from us by" not in client.get(address).content.decode()
    while not OutgoingMail.objects.exists():
        assert deliver_one()
    assert Ticket.objects.get().priority == "urgent"


def test_a_request_that_a_rule_makes_a_complaint_gets_one_mail_with_its_receipt(deliver: Deliver) -> None:  # noqa: F811
    rule("Complaints", one("text", "contains", "lid"), do={"complaint": ""})
    deliver()
    assert receipt_path(Receipt.objects.get()) in OutgoingMail.objects.get().text


def test_being_late_is_admitted(client: Client, at_noon: time_machine.Traveller) -> None:
    client.post("/help/contact/", COMPLAINT)
    drain()
    at_noon.shift(dt.timedelta(days=7))
    page = client.get(f"/r/{request_token(Ticket.objects.get())}/").content.decode()
    assert "We are late, and we are sorry" in page
