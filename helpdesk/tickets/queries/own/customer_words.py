"""Says what a customer has of the shop's own fields, in words."""

from helpdesk.customers.models import Customer
from helpdesk.tickets.fields.values import is_empty, shown
from helpdesk.tickets.queries.own import own_fields, own_values


def customer_words(customer: Customer) -> dict[str, str]:
    """The values by the names of their fields, as far as there are any; those of put-away fields too. One statement, or
    none without such fields."""
    fields = [field for field in own_fields.current() if field.is_of_customer]
    held = own_values.of_customers([customer.pk], fields).get(customer.pk, {})
    known = ((field, held.get(field.key)) for field in fields)
    return {field.title: shown(field, value) for field, value in known if not is_empty(value)}
