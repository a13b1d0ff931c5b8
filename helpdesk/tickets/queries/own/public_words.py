"""Says what customers are told of a ticket's and their own fields, on their own pages."""

from helpdesk.tickets.fields import Place, shown_in
from helpdesk.tickets.fields.values import is_empty, shown
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own.values import stored_of


def public_words(ticket: Ticket) -> list[tuple[str, str]]:
    """The fields that customers are shown, by name and in words, as far as there is a value. At most two statements."""
    fields = shown_in(Place.PUBLIC)
    held = stored_of([ticket], fields)[ticket.pk] if fields else {}
    return [(field.title, shown(field, held[field.key])) for field in fields if not is_empty(held[field.key])]
