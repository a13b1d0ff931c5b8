"""Which ticket a message answers. A reference finds it, and only somebody who belongs to it may write into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.mailboxes import normal
from helpdesk.channels.models import OutgoingMail
from helpdesk.channels.tokens import ticket_number_of
from helpdesk.people.models import ContactPoint
from helpdesk.tickets.models import UNSAID, Direction, Message, Participant, Ticket

_SUBJECT_TAG = re.compile(r"\[#(\d{1,15})\]")


@dataclass(frozen=True, slots=True)
class Match:
    """The ticket and, in plain words, how it was found.

    `is_secret`: the message quotes something random that we issued for this ticket, its reply address or the
    Message-ID of a mail of ours. An id that the customer chose, or a number in a subject, proves nothing.
    """

    ticket: Ticket
    by: str
    is_secret: bool = False
    by_tag: bool = False


def find_ticket(mail: ParsedMail, envelope_to: Iterable[str] = ()) -> Match | None:
    """The ticket that `mail` names by reply address, reference or subject tag, whoever sent it."""
    named = (item.email for item in (*mail.to, *mail.cc))
    for address in (*named, *mail.delivered_to, *envelope_to):
        number = ticket_number_of(address)
        if number and (ticket := _tickets().filter(number=number).first()):
            return Match(ticket, "its reply address", is_secret=True)
    if mail.ancestors and (match := _by_reference(mail.ancestors)):
        return match
    tag = _SUBJECT_TAG.search(mail.subject)
    if tag and (ticket := _tickets().filter(number=int(tag[1])).first()):
        return Match(ticket, "the number in its subject", by_tag=True)
    return None


def belongs(email: str, ticket: Ticket) -> bool:
    """Whether `email` is an address of the requester or of somebody copied in, by themselves or by one of us."""
    address = normal(email)
    return (
        ContactPoint.objects.filter(
            customer_id=ticket.requester_id, kind=ContactPoint.Kind.EMAIL, normalised=address
        ).exists()
        or Participant.objects.filter(ticket=ticket, email=address).exists()
        or address in _copied_by_us(ticket)
    )


def people_of(ticket: Ticket) -> frozenset[str]:
    """The normal form of every address that may speak in the ticket."""
    requester = ContactPoint.objects.filter(customer_id=ticket.requester_id, kind=ContactPoint.Kind.EMAIL)
    copied = Participant.objects.filter(ticket=ticket)
    named = requester.values_list("normalised", flat=True).union(copied.values_list("email", flat=True))
    return frozenset(named) | _copied_by_us(ticket)


def _copied_by_us(ticket: Ticket) -> frozenset[str]:
    """Those whom a reply of ours showed the conversation, seen by all. A blind copy makes nobody known."""
    replies = ticket.messages.filter(direction=Direction.OUT).exclude(delivery__in=UNSAID).exclude(cc=[])
    return frozenset(normal(address) for copies in replies.values_list("cc", flat=True) for address in copies)


def _by_reference(ids: tuple[str, ...]) -> Match | None:
    """The ticket of the nearest known ancestor."""
    ours = dict(
        OutgoingMail.objects.filter(internet_message_id__in=ids, ticket__isnull=False).values_list(
            "internet_message_id", "ticket_id"
        )
    )
    # Of several messages under one id the first counts: a later one is somebody who copied it.
    named = Message.objects.filter(internet_message_id__in=ids).order_by("-pk")
    theirs = dict(named.values_list("internet_message_id", "ticket_id"))
    known = theirs | ours
    found = next((known[identifier] for identifier in ids if identifier in known), None)
    ticket = _tickets().filter(pk=found).first() if found else None
    return Match(ticket, "the message that it answers", is_secret=found in ours.values()) if ticket else None


def _tickets() -> QuerySet[Ticket]:
    """The search document is large, and nobody reads it here."""
    return Ticket.objects.defer("search")
