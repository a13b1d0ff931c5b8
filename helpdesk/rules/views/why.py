"""The panel "Why is this here?" of the ticket page."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.people.models import User
from helpdesk.rules.queries.why import why as explain
from helpdesk.tickets.access import visible_to
from helpdesk.web.access import staff_only


@staff_only
def why(request: HttpRequest, number: int) -> HttpResponse:
    """The fragment for the ticket page, or a page of its own for who comes without script."""
    tickets = visible_to(cast(User, request.user)).only("pk", "number", "subject")
    ticket = get_object_or_404(tickets, number=number)
    name = "_why.html" if request.headers.get("HX-Request") else "why.html"
    return render(request, f"helpdesk/rules/{name}", {"ticket": ticket, "why": explain(ticket)})
