"""Fills saved replies: a few known words, looked up, never executed. What is unknown stays, and blocks sending."""

import re
from collections.abc import Mapping

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_.]{1,60})\s*\}\}")


ON_FILE = {
    "customer.account_number": "account_number",
    "customer.address": "address",
    "customer.phone": "phone",
    "order.number": "order_number",
}
"""Placeholders for what customers are asked for, so that a known answer stands in the question."""


def fill(text: str, *, ticket: Ticket, agent: User, known: Mapping[str, str]) -> str:
    """The text with {{ customer.name }}, {{ ticket.number }}, {{ order.number }} and the like filled in.

    `known` holds what is on file, by the keys of `asking`.

    A value that is not known, such as the name of a nameless customer, leaves its placeholder standing.
    """
    values = {
        "customer.name": ticket.requester.greeting_name,
        "customer.email": ticket.requester.email,
        "ticket.number": str(ticket.number),
        "ticket.subject": ticket.subject,
        "product.name": ticket.product.name if ticket.product else "",
        "agent.name": agent.short_name,
        **{name: known.get(key, "") for name, key in ON_FILE.items()},
    }
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or found[0], text)
