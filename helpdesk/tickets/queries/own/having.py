"""Finds tickets by the value of a field, wherever it is stored."""

from typing import Any

from django.db.models import Q

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.queries.own import own_values


def having(field: TicketField, lookup: str, value: Any) -> Q:
    """A condition for tickets whose value of the field passes a look-up of Django's ("" for equality)."""
    name = own_values.column(field) if field.own else field.key
    passes = {f"{name}__{lookup}" if lookup else name: value}
    if not field.own:
        return Q(**passes)
    found = own_values.rows(field).filter(**passes)
    if field.is_of_customer:
        return Q(requester__in=found.values("customer_id"))
    return Q(pk__in=found.values("ticket_id"))
