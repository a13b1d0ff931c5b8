"""What the shop wants filled in before a ticket is resolved."""

from django.utils.translation import gettext

from helpdesk.tickets.fields import find
from helpdesk.tickets.fields.values import is_empty
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own import own_fields
from helpdesk.tickets.queries.own.values import stored_of

PREFIX = "field:"
"""Before the key of a field, in the names of guards."""


def lacking(ticket: Ticket) -> list[str]:
    """Names for the fields that this ticket lacks. One statement; none where the shop wants nothing."""
    wanted = [field for field in own_fields.current() if field.terms.asks_to_resolve]
    held = stored_of([ticket], wanted)[ticket.pk] if wanted else {}
    return [f"{PREFIX}{field.key}" for field in wanted if is_empty(held[field.key])]


def words_of(name: str) -> str:
    """The sentence of such a name; empty for all others, and for a field that is wanted no more."""
    field = find(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None
    return gettext("Fill in “%(field)s” before you resolve it.") % {"field": field.title} if field else ""
