"""Filling saved replies: a few known words, looked up, never executed. What is unknown stays, and blocks sending."""

import re

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_.]{1,60})\s*\}\}")


def fill(text: str, *, ticket: Ticket, agent: User) -> str:
    """`text` with {{ customer.name }}, {{ ticket.number }}, {{ agent.name }} and the like filled in.

    A value that is not known, such as the name of a nameless customer, leaves its placeholder standing.
    """
    values = {
        "customer.name": ticket.requester.greeting_name,
        "customer.email": ticket.requester.email,
        "ticket.number": str(ticket.number),
        "ticket.subject": ticket.subject,
        "product.name": ticket.product.name if ticket.product else "",
        "agent.name": agent.short_name,
    }
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or found[0], text)
