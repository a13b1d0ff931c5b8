"""Reads what we know of a customer and what they sent us before, as far as the reader may see it. Four statements."""

import datetime as dt
import re
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from helpdesk.customers.models import ContactPoint, CustomerFact, Order
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Attachment, Direction, Ticket

ORDERS = 3
DOCUMENTS = 12
RECEIPT = re.compile(r"receipt|invoice|proof.of.purchase|rechnung|kassenbon|beleg|quittung", re.IGNORECASE)


@dataclass(frozen=True)
class OnFile:
    """One thing that is on file.

    `key` is what `asking` calls it, or "document"; `since` is None where nobody noted when we learnt it. `url` leads to
    a file, `number` to the ticket that it came with.
    """

    key: str
    value: str
    since: dt.datetime | None = None
    url: str = ""
    number: int = 0


def on_file(ticket: Ticket, user: User) -> list[OnFile]:
    """Facts, orders and documents of the ticket's customer, the newest of each kind first."""
    customer = ticket.requester_id
    phones = ContactPoint.objects.filter(customer=customer, kind=ContactPoint.Kind.PHONE).order_by("-is_primary", "pk")
    orders = Order.objects.filter(customer=customer).order_by("-placed_at")[:ORDERS]
    return [
        *facts_of(ticket),
        *(OnFile("phone", point.value, point.verified_at) for point in phones),
        *(OnFile("order_number", order.number, order.placed_at) for order in orders),
        *documents_of(ticket, user),
    ]


def first_of_each(known: list[OnFile]) -> dict[str, OnFile]:
    """The one item to offer of each key, by key."""
    return {item.key: item for item in reversed(known)}


def facts_of(ticket: Ticket) -> list[OnFile]:
    """What somebody noted about the ticket's customer."""
    facts = CustomerFact.objects.filter(customer=ticket.requester_id).order_by("key")
    return [OnFile(fact.key, fact.value, fact.noted_at) for fact in facts]


def documents_of(ticket: Ticket, user: User) -> list[OnFile]:
    """What this customer attached to any ticket of theirs that the reader may open."""
    theirs = Q(message__author_customer=ticket.requester_id, message__direction=Direction.IN, inline=False)
    files = Attachment.objects.filter(theirs, message__ticket__in=visible_to(user).values("pk"))
    newest = files.select_related("message__ticket").order_by("-message__created_at")
    return [
        OnFile(
            _kind(file),
            file.filename,
            file.message.created_at,
            reverse("tickets:attachment", args=[file.key]),
            file.message.ticket.number,
        )
        for file in newest[:DOCUMENTS]
    ]


def _kind(file: Attachment) -> str:
    if RECEIPT.search(file.filename):
        return "receipt"
    return "photo" if file.content_type.startswith("image/") else "document"
