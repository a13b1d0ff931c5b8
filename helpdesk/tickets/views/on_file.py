"""Never ask twice: the panel of what is on file, and soft words for a text that asks for it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from helpdesk.people.models import CustomerFact, User
from helpdesk.people.services import note_fact
from helpdesk.tickets.queries import detail
from helpdesk.tickets.queries.asked_again import asked_again, since
from helpdesk.tickets.queries.on_file import on_file
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.web.access import staff_only

LABELS = dict(CustomerFact.Key.choices)
MAX_BODY = 200_000


@staff_only
def panel(request: HttpRequest, number: int) -> HttpResponse:
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    known = on_file(ticket, user)
    context = {
        "ticket": ticket,
        # Orders and phone numbers stand in panels of their own.
        "facts": [(LABELS[item.key], item, since(item)) for item in known if item.key in LABELS],
        "documents": [(item, since(item)) for item in known if item.url],
        "kinds": CustomerFact.Key.choices,
    }
    return render(request, "helpdesk/tickets/_on_file.html", context)


@staff_only
@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps a fact of the customer, or forgets it."""
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    key, value = request.POST.get("key", ""), request.POST.get("value", "")
    if key not in CustomerFact.Key.values:
        messages.error(request, "Choose what this is.")
    elif note_fact(customer=ticket.requester, key=key, value=value, by=user):
        messages.success(request, "Noted. Nobody needs to ask for it again.")
    else:
        messages.success(request, "Forgotten.")
    return redirect(ticket_url(request, number))


@staff_only
@require_POST
def asked(request: HttpRequest, number: int) -> HttpResponse:
    """What the posted text asks for again, without what the writer waved away."""
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    waved = set(request.POST.getlist("asked_waved")) | {request.POST.get("wave", "")}
    found = asked_again(request.POST.get("body", "")[:MAX_BODY], on_file(ticket, user))
    context = {
        "ticket": ticket,
        "asked": [item for item in found if item.key not in waved],
        "waved": [item.key for item in found if item.key in waved],
    }
    return render(request, "helpdesk/tickets/_asked.html", context)
