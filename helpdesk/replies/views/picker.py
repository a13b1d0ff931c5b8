"""Saved replies for one ticket, with its values filled in; a fragment for htmx, a page without."""

from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.filled import ON_FILE, fill
from helpdesk.tickets.queries import detail
from helpdesk.tickets.queries.asked_again import asked_again, since
from helpdesk.tickets.queries.on_file import first_of_each, on_file
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest


@staff_only
def picker(request: StaffRequest, number: int) -> HttpResponse:
    user = request.user
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
    name = "_picker" if request.htmx else "picker"
    return render(request, f"helpdesk/replies/{name}.html", {"ticket": ticket, "replies": replies})
