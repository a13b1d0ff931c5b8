"""Decides who may speak in a ticket: its requester, those copied in, and whoever our answers go to."""

from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.mime.fields.contacts import normal
from helpdesk.tickets.models import UNSAID, Direction, Participant, Ticket
from helpdesk.web.requests.per_transaction import once_a_transaction


def belongs(email: str, ticket: Ticket) -> bool:
    """Whether `email` may speak in the ticket.

    It may as an address of the requester, as one that the requester wants to be answered at, or as that of somebody
    copied in, by themselves or by one of us.
    """
    address = normal(email)
    return (
        requester_with(address, ticket) is not None
        or Participant.objects.filter(ticket=ticket, email=address).exists()
        or address in answered_at(ticket)
        or address in _copied_by_us(ticket)
    )


def people_of(ticket: Ticket) -> frozenset[str]:
    """The normal form of every address that may speak in the ticket."""
    requester = ContactPoint.objects.filter(customer_id=ticket.requester_id, kind=ContactPoint.Kind.EMAIL)
    copied = Participant.objects.filter(ticket=ticket)
    named = requester.values_list("normalised", flat=True).union(copied.values_list("email", flat=True))
    return frozenset(named) | answered_at(ticket) | _copied_by_us(ticket)


def requester_with(email: str, ticket: Ticket) -> Customer | None:
    """The ticket's requester, if `email` is an address of theirs."""
    point = _point_of(normal(email), ticket.requester_id)
    return point.customer if point else None


def works_already(email: str, ticket: Ticket) -> bool:
    """Whether `email` is an address of the requester that no mail came back from."""
    point = _point_of(normal(email), ticket.requester_id)
    return point is not None and point.bounced_at is None


@once_a_transaction
def _point_of(normalised: str, customer_id: int) -> ContactPoint | None:
    own = ContactPoint.objects.filter(customer_id=customer_id, kind=ContactPoint.Kind.EMAIL, normalised=normalised)
    return own.select_related("customer").first()


def speaks_for_requester(email: str, ticket: Ticket) -> bool:
    """Whether `email` is the requester's, or where they want to be answered."""
    return requester_with(email, ticket) is not None or normal(email) in answered_at(ticket)


def answered_at(ticket: Ticket) -> frozenset[str]:
    """The addresses at which the requester's own mails asked for answers. What proved nothing has left no Reply-To
    here.
    """
    own = ticket.messages.filter(direction=Direction.IN, author_customer=ticket.requester_id).exclude(reply_to="")
    return frozenset(normal(address) for address in own.values_list("reply_to", flat=True).distinct())


def _copied_by_us(ticket: Ticket) -> frozenset[str]:
    """The addresses that a reply of ours showed the conversation, seen by all. A blind copy makes nobody known."""
    replies = ticket.messages.filter(direction=Direction.OUT).exclude(delivery__in=UNSAID).exclude(cc=[])
    return frozenset(normal(address) for copies in replies.values_list("cc", flat=True) for address in copies)
