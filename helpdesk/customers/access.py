"""Who may see which customers."""

from django.db.models import QuerySet

from helpdesk.customers.models import Customer
from helpdesk.people.models import User


def visible_to(user: User) -> QuerySet[Customer]:
    """Staff see every customer (their tickets are decided by tickets' own rule); a customer sees themselves."""
    if user.is_agent:
        return Customer.objects.all()
    return Customer.objects.filter(user_id=user.pk)
