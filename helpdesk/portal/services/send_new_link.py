"""Replaces a link to a request that works no more, by mail to the address of whoever made the request."""

from django.db.models import QuerySet

from helpdesk.customers.models import ContactPoint
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.addressing.tokens import read_old_request_token
from helpdesk.outgoing.mails.request_values import language_of, request_values
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.tickets.models import Ticket
from helpdesk.web.requests.throttle import allow

KEY = "new_link"
MOST = 3
AN_HOUR = 3


def send_new_link(*, token: str, address: str = "") -> int:
    """Mail a new link for an old one of ours; for any other, links to the latest requests that came from `address`.

    Returns how many mails were queued, which is for nobody's eyes: whoever asks hears the same in any case. Each
    request gets a few an hour.
    """
    old = read_old_request_token(token)
    found = _of_link(*old) if old else _of_address(address) if address else Ticket.objects.none()
    return sum(_send(ticket) for ticket in found.select_related("requester", "team")[:MOST])


def _of_link(ticket_id: int, requester_id: int) -> QuerySet[Ticket]:
    return Ticket.objects.filter(pk=ticket_id, requester_id=requester_id)


def _of_address(address: str) -> QuerySet[Ticket]:
    theirs = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normalised=normal(address))
    return Ticket.objects.filter(requester__in=theirs.values("customer_id")).order_by("-last_activity_at", "-pk")


def _send(ticket: Ticket) -> bool:
    to = ticket.requester.email
    if not to or not allow("new-link", str(ticket.pk), limit=AN_HOUR, seconds=3600):
        return False
    queue_text(KEY, to=[to], language=language_of(KEY, ticket), values=request_values(ticket), ticket=ticket)
    return True
