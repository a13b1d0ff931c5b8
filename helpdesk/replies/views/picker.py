"""Saved replies for one ticket, with its values filled in; a fragment for htmx, a page without."""

from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.replies.queries.brought import files_with
from helpdesk.replies.queries.filled import FillsIn
from helpdesk.replies.queries.listed import in_order_for
from helpdesk.tickets.queries import detail
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.languages import name_of


@permitted(Permission.ANSWER_CUSTOMERS)
def picker(request: StaffRequest, number: int) -> HttpResponse:
    """Those that this person may use, the ones in the customer's language first."""
    ticket = detail.get_ticket(request.user, number)
    fills_in, replies = FillsIn(ticket, request.user), []
    for reply in in_order_for(request.user, ticket.requester.language):
        text = fills_in.text(reply.body, reply.language)
        place = " · ".join(part for part in (reply.folder, name_of(reply.language)) if part)
        told = fills_in.told(reply.body, text)
        shown = {"pk": reply.pk, "name": reply.name, "place": place, "text": text, "on_file": told}
        replies.append(shown | {"files": files_with(reply)})
    name = "_picker" if request.htmx else "picker"
    return render(request, f"helpdesk/replies/{name}.html", {"ticket": ticket, "replies": replies})
