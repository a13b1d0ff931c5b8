"""Saved replies for one ticket, with its values filled in; a fragment for htmx, a page without."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpdesk.people.models import User
from helpdesk.tickets.models import SavedReply
from helpdesk.tickets.placeholders import fill
from helpdesk.tickets.queries import detail
from helpdesk.web.access import staff_only


@staff_only
def saved_replies(request: HttpRequest, number: int) -> HttpResponse:
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    replies = [
        {"name": reply.name, "text": fill(reply.body, ticket=ticket, agent=user)}
        for reply in SavedReply.objects.filter(is_active=True)
    ]
    name = "_saved_replies" if request.headers.get("HX-Request") else "saved_replies"
    return render(request, f"helpdesk/tickets/{name}.html", {"ticket": ticket, "replies": replies})
