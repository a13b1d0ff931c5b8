"""Fills saved replies in for one ticket: a few known words, looked up, never executed.

What is unknown stays, and blocks sending.
"""

import re
from collections.abc import Mapping

from django.utils.translation import gettext_noop

from helpdesk.people.models import User
from helpdesk.replies.queries.greeting import plainly_greeted
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.asked_again import asked_again, since
from helpdesk.tickets.queries.on_file import first_of_each, on_file
from helpdesk.web import shop

PLACEHOLDER = re.compile(r"\{\{\s*([a-z_.]{1,60})\s*\}\}")

PLACEHOLDERS: Mapping[str, str] = {
    "customer.name": gettext_noop("What the customer is called"),
    "customer.email": gettext_noop("The customer’s email address"),
    "customer.phone": gettext_noop("The customer’s phone number"),
    "customer.address": gettext_noop("The customer’s address"),
    "customer.account_number": gettext_noop("The customer’s account number"),
    "order.number": gettext_noop("The newest order of the customer"),
    "product.name": gettext_noop("The product that the ticket is about"),
    "ticket.number": gettext_noop("The number of the ticket"),
    "ticket.subject": gettext_noop("The subject of the ticket"),
    "team.name": gettext_noop("The team of the ticket"),
    "agent.name": gettext_noop("Who writes the answer"),
    "shop.name": gettext_noop("The name of the shop"),
}
"""What can be filled in, with what it is for people."""

_ON_FILE = {
    "customer.account_number": "account_number",
    "customer.address": "address",
    "customer.phone": "phone",
    "order.number": "order_number",
}
"""Placeholders for what customers are asked for, so that a known answer stands in the question."""


class FillsIn:
    """Fills texts in for one ticket, as one colleague who answers it. What is on file is read once, for all texts."""

    def __init__(self, ticket: Ticket, agent: User) -> None:
        self._known = on_file(ticket, agent)
        self._first = first_of_each(self._known)
        on_file_values = {
            name: self._first[key].value
            for name, key in _ON_FILE.items()
            if key in self._first and not self._first[key].url
        }
        self._values = {
            "customer.name": ticket.requester.greeting_name,
            "customer.email": ticket.requester.email,
            "product.name": ticket.product.name if ticket.product else "",
            "ticket.number": str(ticket.number),
            "ticket.subject": ticket.subject,
            "team.name": ticket.team.name if ticket.team else "",
            "agent.name": agent.short_name,
            "shop.name": shop.facts().name,
            **on_file_values,
        }

    def text(self, body: str, language: str) -> str:
        """The text with {{ customer.name }}, {{ ticket.number }}, {{ order.number }} and the like filled in.

        A value that is not known leaves its placeholder standing. A first line that greets a nameless customer becomes
        a plain hello in the `language` of the text, where we know one.
        """
        if not self._values["customer.name"]:
            body = plainly_greeted(body, language)
        return PLACEHOLDER.sub(lambda found: self._values.get(found[1]) or found[0], body)

    def told(self, body: str, text: str) -> list[str]:
        """What is on file already of what a text asks for; `text` is the `body` filled in."""
        filled = [self._first[key] for name, key in _ON_FILE.items() if self._values.get(name) and name in body]
        asked = [item.words for item in asked_again(text, self._known)]
        return [*(f"{item.value} is already {since(item)}" for item in filled), *asked]
