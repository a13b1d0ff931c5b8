"""Decides who may see which customers."""

from django.db.models import QuerySet

from helpdesk.customers.models import Customer
from helpdesk.people.models import User


def visible_to(user: User) -> QuerySet[Customer]:
    """The customers that a person may see: all of them for staff, only themselves for a customer.

    Tickets are decided by tickets' own rule.
    """
    if user.is_agent:
        return Customer.objects.all()
    return Customer.objects.filter(user_id=user.pk)
