"""Reads what a customer may see of a request: both sides' public words, no note, nothing that can still be taken back.

Nor what a program wrote for somebody else who takes part.
"""

import uuid

from django.db.models import Prefetch, QuerySet

from helpdesk.outgoing.addressing.tokens import read_request_token
from helpdesk.tickets.models import UNSAID, Attachment, DeliveryState, Direction, Message, Ticket

HIDDEN = (*UNSAID, DeliveryState.QUEUED)


def ticket_of_token(token: str) -> Ticket | None:
    """The one ticket that a link opens; None for a link that is forged, old, or of a former requester."""
    found = read_request_token(token)
    if found is None:
        return None
    return (
        Ticket.objects.filter(pk=found[0], requester_id=found[1])
        .select_related("requester__organisation", "team")
        .first()
    )


def public_messages(ticket: Ticket) -> QuerySet[Message]:
    """The conversation in its order, with files."""
    return (
        Message.objects.filter(ticket=ticket)
        .exclude(direction=Direction.NOTE)
        .exclude(delivery__in=HIDDEN)
        # A program of somebody copied in may send what is not meant for the customer's eyes.
        .exclude(direction=Direction.IN, is_auto_reply=True, author_customer=None)
        .select_related("author_user")
        .prefetch_related(Prefetch("attachments", Attachment.objects.order_by("pk")))
        .order_by("created_at", "pk")
    )


def public_attachment(ticket: Ticket, key: uuid.UUID) -> Attachment | None:
    """A file of the conversation; None when it belongs to a note or to another request."""
    return Attachment.objects.filter(key=key, message__in=public_messages(ticket).prefetch_related(None)).first()
