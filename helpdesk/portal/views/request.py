"""A customer's request without an account. The link in our mails opens this one request and nothing else."""

import uuid

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.portal.queries.conversation import ticket_of_token
from helpdesk.portal.views.conversation import answer, download, show, with_customer_of
from helpdesk.portal.views.link_ended import link_ended
from helpdesk.tickets.models import Ticket
from helpdesk.web.requests.throttle import allow, client_address


@require_http_methods(["GET", "HEAD", "POST"])
def request_page(request: HttpRequest, token: str) -> HttpResponse:
    """The conversation, and a form to add to it; for a link that has ended, the way to a new one."""
    ticket = _found(request, token)
    if ticket is None:
        return link_ended(request, token)
    here = reverse("portal:request", args=[token])
    with with_customer_of(ticket):
        if request.method == "POST":
            refused = answer(request, ticket, here=here, attachment_url=_attachment_url(token))
            return refused or redirect(here)
        return show(request, ticket, here=here, attachment_url=_attachment_url(token))


@require_GET
def attachment(request: HttpRequest, token: str, key: uuid.UUID) -> FileResponse:
    """A file of the conversation."""
    return download(_ticket(request, token), key)


def _found(request: HttpRequest, token: str) -> Ticket | None:
    if not allow("request-link", client_address(request), limit=300, seconds=600):
        raise Http404
    return ticket_of_token(token)


def _ticket(request: HttpRequest, token: str) -> Ticket:
    ticket = _found(request, token)
    if ticket is None:
        raise Http404
    return ticket


def _attachment_url(token: str) -> str:
    """The address of a file, with a place for its key."""
    return reverse("portal:request_attachment", args=[token, uuid.UUID(int=0)])
