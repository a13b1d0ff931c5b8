"""Tells whether the customer can be reached where the answer would go, and notes that an address works again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.customers.services import address_works
from helpdesk.mime.fields.contacts import NotAContact, normalise_email
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.queries import detail
from helpdesk.tickets.services import record
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@dataclass(frozen=True)
class Unreachable:
    """Mail to `address` came back at `since`; `others` are ways that work as far as we know."""

    address: str
    since: dt.datetime
    others: Sequence[str]


def unreachable(customer: Customer, recipient: str) -> Unreachable | None:
    """A warning, when the answer would go to an address that mail came back from."""
    try:
        wanted = normalise_email(recipient)
    except NotAContact:
        return None
    points = list(customer.contact_points.all())
    others = [point.value for point in points if point.bounced_at is None]
    for point in points:
        if point.kind == ContactPoint.Kind.EMAIL and point.normalised == wanted and point.bounced_at:
            return Unreachable(point.value, point.bounced_at, others)
    return None


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def works_again(request: StaffRequest, number: int) -> HttpResponse:
    """Note an agent's word that an address of this ticket's customer works."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    address = form_data(request).words("address", longest=400)
    if address_works(email=address, customer=ticket.requester):
        record(
            ticket_id=ticket.pk,
            actor=Actor.of(user),
            verb=Verb.ADDRESS_WORKS,
            changes={"address": [None, address]},
        )
        messages.success(request, gettext("%(address)s counts as working again.") % {"address": address})
    return redirect(ticket_url(request, number))
