"""What an agent writes down: a call, a letter, a post."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/desk/outbox/", "/desk/quarantine/", "/desk/tickets/new/"])
def test_customers_do_not_find_the_staff_pages(client: Client, path: str) -> None:
    client.force_login(factories.user("Meg", role="customer"))
    assert client.get(path).status_code == 404


def test_a_phone_note_becomes_a_ticket_of_that_customer(client: Client, alice: User) -> None:
    client.force_login(alice)
    fields = {"channel": "phone", "phone": "+1 207 555 0118", "name": "Meg", "subject": "Lid", "note": "She called"}
    client.post("/desk/tickets/new/", fields | {"priority": "high"})
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.priority, ticket.requester.phone) == ("phone", "high", "+12075550118")


def test_a_post_that_an_agent_saw_is_kept_with_its_link(client: Client, alice: User) -> None:
    client.force_login(alice)
    seen = {"handle": "@ana", "link": "https://chirp.example/ana/1", "posted": "public"}
    fields = {"channel": "social", "subject": "Lid", "note": "It cracked", "priority": "normal"}
    client.post("/desk/tickets/new/", fields | seen)
    message = Ticket.objects.get().messages.get()
    assert (message.handle, message.link, message.posted) == tuple(seen.values())
    assert message.ticket.requester.contact_points.get().normalised == "social:ana"


def test_a_phone_note_needs_a_way_back(client: Client, alice: User) -> None:
    client.force_login(alice)
    fields = {"channel": "phone", "subject": "Lid", "note": "She called", "priority": "normal"}
    assert client.post("/desk/tickets/new/", fields).status_code == 422
    assert not Ticket.objects.exists()
