"""The shop's own fields of customers in the API: what a customer shows of them, and what may be said of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from helpdesk.customers.models import Customer
from helpdesk.customers.registry import OwnValues
from helpdesk.people.models import User
from helpdesk.tickets.api.fields import Made, shown_field, taken_field
from helpdesk.tickets.fields.kinds import Flag
from helpdesk.tickets.queries.own import own_fields, own_values
from helpdesk.tickets.services import keep_customer_values


def _shown() -> Mapping[str, Made]:
    return {field.key: shown_field(field) for field in own_fields.of_customers()}


def _taken() -> Mapping[str, Made]:
    return {field.key: taken_field(field) for field in own_fields.of_customers()}


def _held(ids: Iterable[int]) -> Mapping[int, Mapping[str, Any]]:
    fields = own_fields.of_customers()
    found = own_values.of_customers(ids, fields) if fields else {}
    return {
        key: {str(field.own): values[field.key] for field in fields if field.key in values}
        for key, values in found.items()
    }


def _keep(customer: Customer, values: Mapping[str, Any], by: User) -> None:
    """Store them; `null` takes a value away."""
    fields = {field.key: field for field in own_fields.of_customers()}
    plain = {
        key: own_values.empty_value(fields[key]) if value is None and not isinstance(fields[key].kind, Flag) else value
        for key, value in values.items()
    }
    keep_customer_values(customer=customer, by=by, **plain)


OWN_VALUES = OwnValues(shown=_shown, taken=_taken, held=_held, keep=_keep)
