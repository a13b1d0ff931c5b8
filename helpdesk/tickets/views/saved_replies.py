"""Saved replies for one ticket, with its values filled in; a fragment for htmx, a page without."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpdesk.people.models import User
from helpdesk.tickets.models import SavedReply
from helpdesk.tickets.placeholders import ON_FILE, fill
from helpdesk.tickets.queries import detail
from helpdesk.tickets.queries.asked_again import asked_again, since
from helpdesk.tickets.queries.on_file import first_of_each, on_file
from helpdesk.web.access import staff_only


@staff_only
def saved_replies(request: HttpRequest, number: int) -> HttpResponse:
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    known = on_file(ticket, user)
    values = {key: item.value for key, item in first_of_each(known).items() if not item.url}
    replies = []
    for reply in SavedReply.objects.filter(is_active=True):
        text = fill(reply.body, ticket=ticket, agent=user, known=values)
        filled = [first_of_each(known)[key] for name, key in ON_FILE.items() if key in values and name in reply.body]
        told = [f"{item.value} is already {since(item)}" for item in filled]
        asked = [item.words for item in asked_again(text, known)]
        replies.append({"name": reply.name, "text": text, "on_file": [*told, *asked]})
    name = "_saved_replies" if request.headers.get("HX-Request") else "saved_replies"
    return render(request, f"helpdesk/tickets/{name}.html", {"ticket": ticket, "replies": replies})
