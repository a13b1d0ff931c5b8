"""The panel "Why is this here?" of the ticket page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.rules.queries.why import why as explain
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.web.html.fragments import fragment
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.SEE_RULES)
def why(request: StaffRequest, number: int) -> HttpResponse:
    """The panel as a page of its own."""
    tickets = visible_to(request.user).only("pk", "number", "subject")
    ticket = get_object_or_404(tickets, number=number)
    return render(request, "helpdesk/rules/why.html", {"ticket": ticket, "why": explain(ticket)})


def show(request: HttpRequest, ticket: Ticket) -> str:
    return fragment(request, "helpdesk/rules/_why.html", {"ticket": ticket, "why": explain(ticket)})
