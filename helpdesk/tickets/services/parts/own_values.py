"""Stores a ticket's value of one of the shop's own fields."""

from typing import Any

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.models import OwnValue, Ticket
from helpdesk.tickets.queries.own.own_values import column


def put(ticket: Ticket, field: TicketField, value: Any) -> None:
    """Store a ticket's value of an own field, or take the row away where it is empty. One statement.

    The caller has locked the ticket's row.
    """
    if value is None or value == "":
        OwnValue.objects.filter(ticket=ticket, field_id=field.own).delete()
        return
    row = OwnValue(ticket=ticket, field_id=field.own, **{column(field): value})
    OwnValue.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["ticket", "field"], update_fields=[column(field)]
    )
