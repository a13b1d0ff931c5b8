"""The panel of what is on file, so that nobody asks twice, and soft words for a text that asks for it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.customers.models import CustomerFact
from helpdesk.customers.services import keep_fact
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.tickets.queries.asked_again import asked_again, since
from helpdesk.tickets.queries.on_file import documents_of, facts_of, on_file
from helpdesk.tickets.queries.own.customer_words import customer_words
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.web.html.fragments import fragment
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted, staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

LABELS = dict(CustomerFact.Key.choices)
MAX_BODY = 200_000


@staff_only
def panel(request: StaffRequest, number: int) -> HttpResponse:
    user = request.user
    return render(request, "helpdesk/tickets/_on_file.html", _context(detail.get_ticket(user, number), user))


def show(request: StaffRequest, ticket: Ticket) -> str:
    return fragment(request, "helpdesk/tickets/_on_file.html", _context(ticket, request.user))


def _context(ticket: Ticket, user: User) -> dict[str, Any]:
    """Two statements, and one where the shop has fields of customers. Orders and phone numbers stand in panels of
    their own."""
    return {
        "ticket": ticket,
        "facts": [(LABELS[item.key], item, since(item)) for item in facts_of(ticket)],
        "own": customer_words(ticket.requester),
        "documents": [(item, since(item)) for item in documents_of(ticket, user)],
        "kinds": CustomerFact.Key.choices,
    }


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def note(request: StaffRequest, number: int) -> HttpResponse:
    """Keeps a fact of the customer, or forgets it."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    given = form_data(request)
    key, value = given.words("key"), given.words("value", longest=2000)
    if key not in CustomerFact.Key.values:
        messages.error(request, gettext("Choose what this is."))
    elif keep_fact(customer=ticket.requester, key=key, value=value, by=user):
        messages.success(request, gettext("Noted. Nobody needs to ask for it again."))
    else:
        messages.success(request, gettext("Forgotten."))
    return redirect(ticket_url(request, number))


@staff_only
@require_POST
def asked(request: StaffRequest, number: int) -> HttpResponse:
    """What the posted text asks for again, without what the writer waved away."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    waved = {*form_data(request).every("asked_waved"), form_data(request).words("wave")}
    found = asked_again(form_data(request).body("body")[:MAX_BODY], on_file(ticket, user))
    context = {
        "ticket": ticket,
        "asked": [item for item in found if item.key not in waved],
        "waved": [item.key for item in found if item.key in waved],
    }
    return render(request, "helpdesk/tickets/_asked.html", context)
