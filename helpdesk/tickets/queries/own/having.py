"""Finds tickets by the value of a field, wherever it is stored."""

from typing import Any

from django.db.models import Q

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.queries.own import own_values


def having(field: TicketField, lookup: str, value: Any) -> Q:
    """A condition for tickets whose value of the field passes a look-up of Django's ("" for equality)."""
    name = own_values.column(field) if field.own else field.key
    passes = {f"{name}__{lookup}" if lookup else name: value}
    return Q(pk__in=own_values.rows(field).filter(**passes).values("ticket_id")) if field.own else Q(**passes)
