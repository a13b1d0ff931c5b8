"""Reads the values that tickets have of the shop's own fields."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Number
from helpdesk.tickets.models import OwnValue


def column(field: TicketField) -> str:
    """The name of the column that the values of a field stand in."""
    match field.kind:
        case Choice():
            return "choice"
        case Flag():
            return "flag"
        case Number():
            return "number"
        case Day():
            return "day"
    return "text"


def rows(field: TicketField) -> QuerySet[OwnValue]:
    """All values of a field, one row for each ticket that has one."""
    return OwnValue.objects.filter(field_id=field.own)


def of_row(field: TicketField) -> Subquery:
    """A subquery for the value of the ticket that a statement is about; NULL for none."""
    return Subquery(rows(field).filter(ticket=OuterRef("pk")).values(column(field))[:1])


def empty_value(field: TicketField) -> Any:
    """The value of a ticket that has none: False for a flag, None for a number or day, else ""."""
    match field.kind:
        case Flag():
            return False
        case Number() | Day():
            return None
    return ""


def of_tickets(ids: Iterable[int], fields: Iterable[TicketField]) -> dict[int, dict[str, Any]]:
    """Values by ticket and key, where there is one. One statement, and none without fields."""
    by_id = {field.own: field.key for field in fields if field.own}
    found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    if by_id:
        for held in OwnValue.objects.filter(ticket__in=ids, field__in=by_id):
            found[held.ticket_id][by_id[held.field_id]] = held.value
    return found
