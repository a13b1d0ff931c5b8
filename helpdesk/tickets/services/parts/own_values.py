"""Stores the value that a ticket or a customer has of one of the shop's own fields."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.customers.models import Customer, Order
from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import OrderReference
from helpdesk.tickets.fields.values import is_empty
from helpdesk.tickets.models import CustomerValue, HeldValue, OwnValue, Ticket
from helpdesk.tickets.queries.own.own_values import column
from helpdesk.tickets.words import storable_words


def put(holder: Ticket | Customer, field: TicketField, value: Any) -> None:
    """Store the value of an own field, or take the row away where it is empty. One statement.

    The caller has locked the holder's row.
    """
    kept: type[HeldValue] = OwnValue if isinstance(holder, Ticket) else CustomerValue
    whose = "ticket" if isinstance(holder, Ticket) else "customer"
    rows, held = kept._default_manager, {whose: holder, "field_id": field.own}
    if is_empty(value):
        rows.filter(**held).delete()
        return
    row = kept(**held, **{column(field): list(value) if isinstance(value, tuple) else value})
    rows.bulk_create([row], update_conflicts=True, unique_fields=[whose, "field"], update_fields=[column(field)])


def as_kept(field: TicketField, value: Any) -> Any:
    """A field's value as it may be kept: words without numbers of payment cards; the number of an order is none."""
    is_words = isinstance(value, str) and not isinstance(field.kind, OrderReference)
    return storable_words(value) if is_words else value


def check_order(field: TicketField, value: Any, customer_id: int) -> None:
    """Refuse the number of somebody else's order. One that we do not know of may come to be known: it is taken.

    Only for what colleagues and programs write: customers are not told which orders there are.

    Raises:
        ValidationError: it is another customer's, by the field's key.
    """
    if isinstance(field.kind, OrderReference) and value:
        order = Order.objects.filter(number__in={value, value.upper()}).first()
        if order and order.customer_id != customer_id:
            words = gettext("%(field)s: %(order)s is the order of another customer.")
            raise ValidationError({field.key: words % {"field": field.title, "order": order.number}})
