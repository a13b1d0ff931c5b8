"""The value that a ticket has of a field."""

from typing import Any

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.models import Ticket


def stored(field: TicketField, ticket: Ticket) -> Any:
    """As Python has it: a key, words, a number, a row or None."""
    return getattr(ticket, field.key)
