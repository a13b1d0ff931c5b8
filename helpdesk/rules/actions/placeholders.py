"""Fills the placeholders of a saved reply with what is known of a ticket. Values are put in, never executed."""

import re

from helpdesk.outgoing.mails.request_values import harmless_name
from helpdesk.tickets.models import Ticket
from helpdesk.web import shop

PLACEHOLDER = re.compile(r"\{\{ *([a-z_.]{1,40}) *\}\}")


def values(ticket: Ticket) -> dict[str, str]:
    """The value of each placeholder; what is not known is left out, so that a reply with a hole never leaves."""
    known = {
        "customer.name": harmless_name(ticket.requester) or "there",
        "ticket.number": str(ticket.number),
        "ticket.subject": ticket.subject,
        "team.name": ticket.team.name if ticket.team else "",
        "product.name": ticket.product.name if ticket.product else "",
        "agent.name": ticket.assignee.short_name if ticket.assignee else "",
        "shop.name": shop.facts().name,
    }
    return {name: value for name, value in known.items() if value}


def fill(body: str, known: dict[str, str]) -> str:
    """The text with every known placeholder filled; others stay, and the reply is refused because of them."""
    return PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), body)
