"""Which requests somebody who signed in may read: their own, and those of their organisation where it says so.

A shop says so for each organisation. It takes an account, whose address was proved: a member by domain alone has shown
nothing, for anybody can write any sender.
"""

from django.db.models import Q, QuerySet

from helpdesk.customers.models import Customer, Organisation
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket


def own_requests(user: User) -> QuerySet[Ticket]:
    """Requests that the person made themselves: staff, too, see only theirs here."""
    return Ticket.objects.filter(requester__user=user)


def shared_organisation(customer: Customer) -> Organisation | None:
    """The organisation whose members' requests a customer may read; None for no other's than their own."""
    firm = customer.organisation
    if firm is None or not firm.is_active:
        return None
    is_chosen = firm.readers == Organisation.Readers.CHOSEN and customer.reads_for_id == firm.pk
    return firm if is_chosen or firm.readers == Organisation.Readers.ALL else None


def organisation_of(user: User) -> Organisation | None:
    """The organisation whose requests somebody who signed in may read. One statement."""
    customer = Customer.objects.filter(user=user).select_related("organisation").first()
    return shared_organisation(customer) if customer else None


def requests_of(organisation: Organisation) -> QuerySet[Ticket]:
    """What those ask who belong to an organisation now, as far as anything is left of it."""
    return Ticket.objects.filter(requester__organisation=organisation, erased_at=None)


def readers_of(customer: Customer) -> QuerySet[Customer]:
    """Who else may read a customer's requests, by name: members of the organisation with an open account."""
    firm = customer.organisation
    if firm is None or not firm.is_active or firm.readers == Organisation.Readers.OWN:
        return Customer.objects.none()
    members = Customer.objects.filter(organisation=firm, user__is_active=True).exclude(pk=customer.pk)
    chosen = Q(reads_for=firm) if firm.readers == Organisation.Readers.CHOSEN else Q()
    return members.filter(chosen).order_by("name", "pk")
