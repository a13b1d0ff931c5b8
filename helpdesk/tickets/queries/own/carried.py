"""Counts how many tickets and customers have a value of each of the shop's own fields."""

from django.db.models import Count

from helpdesk.tickets.models import CustomerValue, OwnValue


def carried() -> dict[int, int]:
    """How many have one, by the id of the field. Two statements."""
    found: dict[int, int] = {}
    for kept in (OwnValue, CustomerValue):
        rows = kept._default_manager.values_list("field").annotate(count=Count("pk")).order_by()
        found |= dict(rows)
    return found
