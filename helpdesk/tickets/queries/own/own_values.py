"""Reads the values that tickets, and their customers, have of the shop's own fields."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, LongText, MultipleChoice, Number
from helpdesk.tickets.models import CustomerValue, HeldValue, OwnValue, Ticket

Values = dict[str, Any]
"""Values by the keys of their fields."""
COLUMN_OF: dict[type, str] = {
    Choice: "choice",
    MultipleChoice: "choices",
    Flag: "flag",
    Number: "number",
    Day: "day",
    LongText: "long_text",
}


def column(field: TicketField) -> str:
    """The name of the column that the values of a field stand in."""
    columns = ((kind, name) for kind, name in COLUMN_OF.items() if isinstance(field.kind, kind))
    return next((name for _, name in columns), "text")


def rows(field: TicketField) -> QuerySet[Any]:
    """All values of a field, one row for each ticket, or each customer, that has one."""
    kept: type[HeldValue] = CustomerValue if field.is_of_customer else OwnValue
    return kept._default_manager.filter(field_id=field.own)


def of_row(field: TicketField) -> Subquery:
    """A subquery for the value of the ticket that a statement is about, or of its customer; NULL for none."""
    whose = {"customer": OuterRef("requester")} if field.is_of_customer else {"ticket": OuterRef("pk")}
    return Subquery(rows(field).filter(**whose).values(column(field))[:1])


def empty_value(field: TicketField) -> Any:
    """The value where there is none: False for a flag, None for a number or day, no keys of several, else ""."""
    match field.kind:
        case Flag():
            return False
        case Number() | Day():
            return None
        case MultipleChoice():
            return ()
    return ""


def of_tickets(tickets: Iterable[Ticket], fields: Iterable[TicketField]) -> dict[int, Values]:
    """Values by ticket and key, where there is one. One statement for the tickets' own fields, one for their
    customers', and none without such fields."""
    held, asked = list(tickets), [field for field in fields if field.own]
    found = _found(OwnValue, "ticket", [ticket.pk for ticket in held], [one for one in asked if not one.is_of_customer])
    theirs = of_customers((ticket.requester_id for ticket in held), [one for one in asked if one.is_of_customer])
    return {ticket.pk: {**found.get(ticket.pk, {}), **theirs.get(ticket.requester_id, {})} for ticket in held}


def of_customers(ids: Iterable[int], fields: Iterable[TicketField]) -> dict[int, Values]:
    """Values by customer and key, where there is one. One statement, and none without fields."""
    return _found(CustomerValue, "customer", ids, fields)


def _found(kept: type[HeldValue], holder: str, ids: Iterable[int], fields: Iterable[TicketField]) -> dict[int, Values]:
    by_id = {field.own: field.key for field in fields}
    found: defaultdict[int, Values] = defaultdict(dict)
    if by_id:
        for held in kept._default_manager.filter(**{f"{holder}__in": set(ids), "field__in": by_id}):
            found[getattr(held, f"{holder}_id")][by_id[held.field_id]] = held.value
    return found
