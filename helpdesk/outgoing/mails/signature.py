"""Writes the signature that stands below a colleague's words on one ticket."""

from collections.abc import Mapping

from helpdesk.outgoing.addressing.senders import sender_of
from helpdesk.outgoing.texts.signature import chosen, filled
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from helpdesk.web import shop


def signature(ticket: Ticket, author: User | None) -> str:
    """The signature of the ticket's team in the ticket's language; empty where it has none. A rule has no `author`."""
    words, _ = chosen(sender_of(ticket).signatures, ticket.language)
    return filled(words, signature_values(ticket, author)) if words else ""


def signature_values(ticket: Ticket, author: User | None) -> Mapping[str, str]:
    """Values of `texts.signature.PLACEHOLDERS`; what is not known is empty."""
    said = shop.facts()
    return {
        "agent.name": author.short_name if author else "",
        "team.name": ticket.team.name if ticket.team else "",
        "ticket.number": str(ticket.number),
        "shop.name": said.name,
        "shop.email": said.address,
        "shop.phone": said.phone,
        "shop.address": said.postal_address,
    }
