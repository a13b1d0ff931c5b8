"""Fills the placeholders of a text with what is known of a ticket. Values are put in, never executed."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from helpdesk.outgoing.mails.request_values import harmless_name
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from helpdesk.web import shop

PLACEHOLDER = re.compile(r"\{\{ *([a-z_.]{1,40}) *\}\}")
PLACEHOLDERS: Mapping[str, str] = {
    "customer.name": gettext_noop("What the customer is called"),
    "ticket.number": gettext_noop("The number of the ticket"),
    "ticket.subject": gettext_noop("The subject of the ticket"),
    "product.name": gettext_noop("The product that the ticket is about"),
    "team.name": gettext_noop("The team of the ticket"),
    "agent.name": gettext_noop("Who has the ticket; in a macro, who presses it"),
    "shop.name": gettext_noop("The name of the shop"),
}
"""What can be filled in, with what it is for people."""
_UNKNOWN = "–"


def values(ticket: Ticket) -> dict[str, str]:
    """The value of each placeholder; what is not known is left out, so that a reply with a hole never leaves."""
    known = {
        "customer.name": harmless_name(ticket.requester),
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


def filled_note(text: str, ticket: Ticket, person: User | None) -> str:
    """A text for colleagues, filled in; `person` is whoever writes it. A dash stands for what is not known."""
    known = values(ticket) | {"customer.name": ticket.requester.display_name}
    if person:
        known["agent.name"] = person.short_name
    return PLACEHOLDER.sub(lambda found: known.get(found[1], _UNKNOWN), text)


def unknown_in(text: str) -> str:
    """Why a text cannot be filled in, in words; empty where it can."""
    unknown = next((found[0] for found in PLACEHOLDER.finditer(text) if found[1] not in PLACEHOLDERS), "")
    return gettext("Nothing can be filled in for %(placeholder)s.") % {"placeholder": unknown} if unknown else ""
