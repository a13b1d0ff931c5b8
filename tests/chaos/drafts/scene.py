"""Tickets to answer, made inside the application."""

from collections.abc import Iterator

from helpdesk.customers.services import find_or_create_customer
from helpdesk.people.models import Team
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import create_ticket
from helpdesk.tickets.words import NewMessage


def tickets(count: int) -> Iterator[int]:
    """The numbers of new tickets of the team that the agent is in."""
    team = Team.objects.get(slug="deliveries")
    for place in range(count):
        customer = find_or_create_customer(email=f"drafts{place}@example.org", name=f"Customer {place}")
        words = NewMessage(body_text="Where is it?", subject=f"Under fire {place}", from_email=customer.email)
        created = create_ticket(requester=customer, message=words, actor=Actor.customer(customer), team=team)
        yield created.ticket.number
