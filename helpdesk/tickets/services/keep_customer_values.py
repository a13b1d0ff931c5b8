"""Keeps what a customer has of the shop's own fields."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.customers.models import Customer
from helpdesk.people.models import User
from helpdesk.tickets.fields import find
from helpdesk.tickets.fields.problems import problem
from helpdesk.tickets.queries.own import own_values
from helpdesk.tickets.services.parts.own_values import as_kept, check_order, put


def keep_customer_values(*, customer: Customer, by: User | None, **values: Any) -> Customer:
    """Store values of customers' fields, by their keys; an empty one takes the value away. All of them or none.

    Rules, due times and lists go by them from the next change of a ticket on.

    Raises:
        TypeError: customers have no such field.
        ValidationError: by key, values that their fields do not take.
    """
    fields = {key: find(key) for key in values}
    wanted = {key: field for key, field in fields.items() if field and field.is_of_customer and field.is_active}
    if unknown := values.keys() - wanted.keys():
        raise TypeError(f"customers have no {', '.join(sorted(unknown))}")
    values = {key: as_kept(wanted[key], value) for key, value in values.items()}
    with transaction.atomic(), recorded(customer, by=by):
        held = own_values.of_customers([customer.pk], wanted.values()).get(customer.pk, {})
        new = {
            key: value for key, value in values.items() if value != held.get(key, own_values.empty_value(wanted[key]))
        }
        if problems := {key: words for key in new if (words := problem(wanted[key], new[key]))}:
            raise ValidationError(problems)
        for key, value in new.items():
            if by:
                check_order(wanted[key], value, customer.pk)
            put(customer, wanted[key], value)
    return customer
