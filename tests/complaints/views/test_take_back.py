"""Making a ticket a complaint by mistake: one press takes it back, the conversation stays in view, nobody was told."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from helpdesk.events import deliver
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(team: Team) -> Ticket:
    made = factories.ticket(team=team)
    deliver.drain()
    return made


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def receipts() -> list[str]:
    return list(OutgoingMail.objects.filter(key__startswith="receipt:").values_list("state", flat=True))


DOORS = ["/desk/complaints/tickets/{}/start/", "/desk/tickets/{}/complaint/"]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("worker", ["before", "after"])
def test_it_is_taken_back_without_a_trace_for_the_customer(
    as_alice: Client, ticket: Ticket, door: str, worker: str
) -> None:
    as_alice.post(door.format(ticket.number))
    undo = f"/desk/tickets/{ticket.number}/complaint/undo/"
    assert undo in as_alice.get(f"/desk/tickets/{ticket.number}/").content.decode()
    if worker == "before":
        deliver.drain()
        assert receipts() == ["queued"]
    as_alice.post(undo)
    deliver.drain()
    ticket.refresh_from_db()
    assert (ticket.is_complaint, Complaint.objects.exists()) == (False, False)
    assert receipts() in ([], ["cancelled"])


def test_the_conversation_stays_in_view(as_alice: Client, ticket: Ticket) -> None:
    started = as_alice.post(DOORS[0].format(ticket.number))
    assert started.headers["Location"] == f"/desk/tickets/{ticket.number}/?tab=complaint"
    page = as_alice.get(started.headers["Location"]).content.decode()
    assert "The lid cracked." in page
    assert "Save complaint" in page


def test_the_receipt_leaves_when_nobody_can_take_it_back(as_alice: Client, ticket: Ticket) -> None:
    as_alice.post(DOORS[1].format(ticket.number))
    deliver.drain()
    assert OutgoingMail.objects.get(key__startswith="receipt:").send_after > timezone.now()


def test_later_or_by_somebody_else_it_stays(as_alice: Client, bob: User, ticket: Ticket) -> None:
    as_alice.post(DOORS[1].format(ticket.number))
    other = Client()
    other.force_login(bob)
    other.post(f"/desk/tickets/{ticket.number}/complaint/undo/")
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2)):
        as_alice.post(f"/desk/tickets/{ticket.number}/complaint/undo/")
    ticket.refresh_from_db()
    assert ticket.is_complaint
