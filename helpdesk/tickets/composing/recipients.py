"""Decides who gets an answer and its copies.

Nobody is added silently: what is proposed stands in the composer before anything is sent.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.mime.fields.contacts import normal
from helpdesk.tickets.composing.ways import Way, way_of
from helpdesk.tickets.models import UNSAID, Direction, Message, Ticket
from helpdesk.web import shop
from helpdesk.web.words.addresses import is_address

MAX_COPIES = 20
_SAID_WHERE = (
    "ticket_id",
    "direction",
    "author_customer_id",
    "transport",
    "handle",
    "posted",
    "reply_to",
    "from_email",
)
"""What `of` reads of a message, which is little beside its words."""
_ours: list[Callable[[Iterable[str]], set[str]]] = []


def register_own(ours: Callable[[Iterable[str]], set[str]]) -> None:
    """Register a function that tells which of some addresses lead back to us; a room that has mailboxes has one."""
    _ours.append(ours)


def parse(text: str) -> list[str]:
    """The addresses in a field, with commas, semicolons or spaces between them.

    Raises:
        ValidationError: one is none, and which.
    """
    addresses = [part for part in re.split(r"[,;\s]+", text) if part]
    wrong = [address for address in addresses if not is_address(address)]
    if wrong:
        words = (
            gettext("%(wrong)s is not an e-mail address.") % {"wrong": wrong[0]}
            if len(wrong) == 1
            else gettext("These are no e-mail addresses: %(wrong)s.") % {"wrong": ", ".join(wrong)}
        )
        raise ValidationError(words)
    return addresses


def check(cc: Sequence[str], bcc: Sequence[str]) -> None:
    """Refuse copies that must not be sent.

    Raises:
        ValidationError: too many, or an address of ours, which would write to us in turn.
    """
    if len(cc) + len(bcc) > MAX_COPIES:
        raise ValidationError(
            {"cc": gettext("At most %(max_copies)s people can be copied in.") % {"max_copies": MAX_COPIES}}
        )
    if own := own_among([*cc, *bcc]):
        raise ValidationError(
            {
                "cc": gettext("%(own)s is our own address: colleagues read the ticket here.")
                % {"own": ", ".join(sorted(own))}
            }
        )


def own_among(addresses: Iterable[str]) -> set[str]:
    """Those of the addresses that lead back to us."""
    asked = list(addresses)
    return set().union(*(ours(asked) for ours in _ours)) if asked else set()


def distinct(addresses: Iterable[str], others: Iterable[str]) -> list[str]:
    """Each address once, whatever its case, without those in `others`."""
    taken = {normal(address) for address in others}
    kept: dict[str, str] = {}
    for address in addresses:
        kept.setdefault(normal(address), address)
    return [address for normal, address in kept.items() if normal not in taken]


class Destination(NamedTuple):
    """Where an answer goes, "" for nowhere, and by which transport of `outgoing`: "" is mail.

    `posted` says who else can read it there.
    """

    address: str
    transport: str = ""
    posted: str = ""

    @property
    def way(self) -> Way:
        return way_of(self.transport)


def of(ticket: Ticket, messages: Iterable[Message]) -> Destination:
    """Where an answer goes, by the requester's latest words among `messages` (in order of time) that say so.

    That is back to the place where they were posted, or to the Reply-To or sender of a mail; else to the address on
    file.
    """
    own = [
        item for item in messages if item.direction == Direction.IN and item.author_customer_id == ticket.requester_id
    ]
    last = next((item for item in reversed(own) if item.transport or item.from_email), None)
    if last is None:
        return Destination(ticket.requester.email)
    if last.transport:
        return Destination(last.handle, last.transport, last.posted)
    return Destination(last.reply_to or last.from_email)


def now(ticket: Ticket) -> Destination:
    """Where an answer that is written now goes."""
    theirs = ticket.messages.filter(direction=Direction.IN, author_customer=ticket.requester_id)
    said_where = theirs.exclude(from_email="", transport="").only(*_SAID_WHERE)
    return of(ticket, said_where.order_by("-created_at", "-pk")[:1])


def mail_address(ticket: Ticket) -> str:
    """The address that mail to the requester goes to, whichever way they write; empty when there is none."""
    mails = ticket.messages.filter(direction=Direction.IN, author_customer=ticket.requester_id).exclude(from_email="")
    last = mails.order_by("-created_at", "-pk").first()
    return last.reply_to or last.from_email if last else ticket.requester.email


def everybody(ticket: Ticket, messages: Sequence[Message], recipient: str) -> list[str]:
    """Those whom "reply to all" copies in: who reads the newest public message, besides its writer and us.

    Of a mail that came in, those who take part: a mail in somebody's name, copied to a stranger, proposes nobody.
    `messages` is the end of the conversation, in order of time; `recipient` is who gets the answer itself.
    """
    said = [item for item in messages if item.direction != Direction.NOTE and item.delivery not in UNSAID]
    if not said or said[-1].is_auto_reply:
        return []
    last = said[-1]
    inbound = last.direction == Direction.IN
    found = [*last.to, *last.cc, last.from_email] if inbound else list(last.cc)
    known = [recipient, shop.facts().address, *(point.value for point in ticket.requester.contact_points.all())]
    people = [address for address in distinct(found, known) if is_address(address)]
    if inbound and people:
        invited = _invited(ticket, said)
        people = [address for address in people if normal(address) in invited]
    own = own_among(people)
    return [address for address in people if address not in own][:MAX_COPIES]


def _invited(ticket: Ticket, messages: Iterable[Message]) -> set[str]:
    """The normal form of everybody who takes part, or whom one of us copied in."""
    by_us = [address for item in messages if item.direction == Direction.OUT for address in item.cc]
    return {normal(address) for address in [*by_us, *ticket.participants.values_list("email", flat=True)]}
