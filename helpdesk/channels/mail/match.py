"""Which ticket a message answers. A reference finds it, and only somebody who belongs to it may write into it."""

import re
from dataclasses import dataclass

from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.mailboxes import normal
from helpdesk.channels.models import OutgoingMail
from helpdesk.channels.tokens import ticket_number_of
from helpdesk.people.models import ContactPoint
from helpdesk.tickets.models import Message, Participant, Ticket

_SUBJECT_TAG = re.compile(r"\[#(\d{1,15})\]")


@dataclass(frozen=True, slots=True)
class Match:
    """The ticket and, in plain words, how it was found."""

    ticket: Ticket
    by: str


def find_ticket(mail: ParsedMail) -> Match | None:
    """The ticket that `mail` names by reply address, reference or subject tag, whoever sent it."""
    for address in (*(item.email for item in mail.to), *(item.email for item in mail.cc), *mail.delivered_to):
        number = ticket_number_of(address)
        if number and (ticket := Ticket.objects.filter(number=number).first()):
            return Match(ticket, "its reply address")
    if mail.ancestors and (ticket := _by_reference(mail.ancestors)):
        return Match(ticket, "the message that it answers")
    tag = _SUBJECT_TAG.search(mail.subject)
    if tag and (ticket := Ticket.objects.filter(number=int(tag[1])).first()):
        return Match(ticket, "the number in its subject")
    return None


def belongs(email: str, ticket: Ticket) -> bool:
    """Whether `email` is an address of the requester or of somebody copied in."""
    address = normal(email)
    return (
        ContactPoint.objects.filter(
            customer_id=ticket.requester_id, kind=ContactPoint.Kind.EMAIL, normalised=address
        ).exists()
        or Participant.objects.filter(ticket=ticket, email=address).exists()
    )


def _by_reference(ids: tuple[str, ...]) -> Ticket | None:
    """The ticket of the nearest known ancestor."""
    ours = dict(
        OutgoingMail.objects.filter(internet_message_id__in=ids, ticket__isnull=False).values_list(
            "internet_message_id", "ticket_id"
        )
    )
    theirs = dict(Message.objects.filter(internet_message_id__in=ids).values_list("internet_message_id", "ticket_id"))
    known = theirs | ours
    found = next((known[identifier] for identifier in ids if identifier in known), None)
    return Ticket.objects.filter(pk=found).first() if found else None
