"""Reads the values that tickets have of fields, wherever they are stored."""

from collections.abc import Iterable, Sequence
from typing import Any

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own import own_values


def stored(field: TicketField, ticket: Ticket) -> Any:
    """The value of a field as Python has it: a key, words, a number, a row or None. One statement for an own field."""
    if field.own:
        return stored_of([ticket], [field])[ticket.pk][field.key]
    return getattr(ticket, field.key)


def stored_of(tickets: Iterable[Ticket], fields: Sequence[TicketField]) -> dict[int, dict[str, Any]]:
    """The values of these fields by ticket and key.

    At most one statement for all own fields of all tickets, and one for those of their customers.
    """
    tickets = list(tickets)
    own = own_values.of_tickets(tickets, fields)
    return {ticket.pk: _values(ticket, fields, own.get(ticket.pk, {})) for ticket in tickets}


def _values(ticket: Ticket, fields: Sequence[TicketField], own: dict[str, Any]) -> dict[str, Any]:
    return {
        field.key: own.get(field.key, own_values.empty_value(field)) if field.own else getattr(ticket, field.key)
        for field in fields
    }
