"""A link that is too old, or was cut, leads to a new one, which only the address of the request gets."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from helpdesk.outgoing.addressing.tokens import REQUEST_DAYS, request_token
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.public.reading import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket() -> Ticket:
    return factories.ticket(requester=factories.customer(email="meg@example.org"), language="en")


@pytest.fixture
def old(ticket: Ticket) -> str:
    with time_machine.travel(timezone.now() - dt.timedelta(days=REQUEST_DAYS + 1)):
        return f"/r/{request_token(ticket)}/"


def mailed() -> list[str]:
    return list(OutgoingMail.objects.values_list("recipient", flat=True))


def test_an_old_link_brings_a_new_one_that_opens(client: Client, old: str, ticket: Ticket) -> None:
    page = client.get(old)
    assert page.status_code == 404
    assert "Send me a new link" in page.text
    client.post(old)
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "meg@example.org"
    fresh = next(word for word in mail.text.split() if "/r/" in word)
    assert client.get(fresh[fresh.index("/r/") :]).status_code == 200


def test_a_cut_link_needs_the_address_and_gets_no_stranger_anything(client: Client, old: str) -> None:
    cut = f"{old[:20]}/"
    client.post(cut)
    client.post(cut, {"email": "eve@example.net"})
    assert mailed() == []
    client.post(cut, {"email": "Meg@Example.org"})
    assert mailed() == ["meg@example.org"]


def test_the_answer_is_the_same_whatever_is_behind_it(client: Client, old: str) -> None:
    cut = "/r/x/"
    ways = [(old, ""), (old, "eve@a.example"), (cut, ""), (cut, "meg@example.org"), (cut, "eve@a.example")]
    answers = {tuple(said(client.post(path, {"email": email}).text)) for path, email in ways}
    assert len(answers) == 1
    assert set(mailed()) == {"meg@example.org"}


def test_it_is_no_way_to_fill_a_mailbox(client: Client, old: str) -> None:
    answers = [client.post(old).status_code for _ in range(11)]
    assert (answers[9], answers[10]) == (200, 429)
    assert len(mailed()) == 3


def test_a_link_of_a_former_requester_gets_none(client: Client, old: str) -> None:
    Ticket.objects.update(requester=factories.customer("Ana"))
    client.post(old)
    assert mailed() == []
