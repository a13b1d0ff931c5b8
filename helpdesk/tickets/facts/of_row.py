"""Makes the facts of a ticket at hand, as its row stands: also of one that is not stored yet, or is being changed."""

from collections.abc import Iterable
from typing import Any

from helpdesk.conditions.facts import MAX_TEXT, Facts, Measure, Value
from helpdesk.tickets.fields import TicketField, get
from helpdesk.tickets.fields.kinds import Flag, Reference, Tags
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own.values import stored


def of_row(ticket: Ticket, keys: Iterable[str], tags: Iterable[str] | None = None) -> Facts:
    """The ticket's values of these fields, without its messages. `tags` are those that a new ticket will have."""
    return Facts({key: _value(get(key), ticket, tags) for key in keys})


def _value(field: TicketField, ticket: Ticket, tags: Iterable[str] | None) -> Value:
    if field.path:
        return str(_along(ticket, field.path) or "")[:MAX_TEXT]
    match field.kind:
        case Tags():
            return tuple(tags) if tags is not None else tuple(tag.name for tag in ticket.tags.all())
        case Reference():
            return str(getattr(ticket, f"{field.key}_id") or "")
        case Flag():
            return "yes" if stored(field, ticket) else "no"
    value: Any = stored(field, ticket)
    return value if isinstance(value, Measure | tuple) else str(value or "")[:MAX_TEXT]


def _along(ticket: Ticket, path: str) -> object:
    """What stands at the end of a path of names; None where it breaks off."""
    found: object = ticket
    for name in path.split("__"):
        found = getattr(found, name, None)
    return found
