"""Which ticket a message answers. A reference finds it, and only somebody who belongs to it may write into it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet, Value

from helpdesk.intake.matching.arrivals import Waiting, alike, waiting_for
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.tokens import ticket_number_of
from helpdesk.tickets.models import Message, Ticket

MOST_NAMED = 10
"""So many tickets that one message names are looked at."""
_SUBJECT_TAG = re.compile(r"\[#(\d{1,15})\]")


@dataclass(frozen=True, slots=True)
class Match:
    """The ticket and, in plain words, how it was found.

    `is_secret`: the message quotes something random that we issued for this ticket, its reply address or the
    Message-ID of a mail of ours. An id that the customer chose, or a number in a subject, proves nothing.
    `waiting`: no message of the ticket is named, but one of its messages, which came earlier, names this one.
    """

    ticket: Ticket
    by: str
    is_secret: bool = False
    by_tag: bool = False
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """A ticket by its key or its number, before it is known whether there is one."""

    by: str
    pk: int = 0
    number: int = 0
    is_secret: bool = False
    by_tag: bool = False
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of mails of ours (`sent`) and of messages (`said`), and the tickets they stand in."""

    sent: dict[str, int]
    said: dict[str, int]

    def __contains__(self, identifier: str) -> bool:
        return identifier in self.sent or identifier in self.said


def find_tickets(mail: ParsedMail, envelope_to: Iterable[str], known: Known) -> list[Match]:
    """Every ticket that `mail` names by reply address, reference or subject tag, whoever sent it: each once, by its
    strongest name, the strongest first. `known` are those of its ancestors that are here."""
    named = [*_by_address(mail, envelope_to), *_by_reference(mail, known), *_by_tag(mail)] or list(_by_subject(mail))
    return _found(list(dict.fromkeys(named))[:MOST_NAMED])


def known_among(ids: Iterable[str]) -> Known:
    """Which of `ids` are here."""
    wanted = list(ids)
    if not wanted:
        return Known({}, {})
    columns = ("internet_message_id", "ticket_id", "is_ours", "pk")
    ours = OutgoingMail.objects.filter(internet_message_id__in=wanted, ticket__isnull=False)
    theirs = Message.objects.filter(internet_message_id__in=wanted)
    both = ours.annotate(is_ours=Value(value=True)).values_list(*columns)
    # Of several messages under one id the first counts: a later one is somebody who copied it.
    rows = list(both.union(theirs.annotate(is_ours=Value(value=False)).values_list(*columns), all=True).order_by("-pk"))
    return Known(*({identifier: ticket for identifier, ticket, mine, _ in rows if mine is of} for of in (True, False)))


def _found(named: list[_Named]) -> list[Match]:
    if not named:
        return []
    wanted = Q(pk__in=[item.pk for item in named]) | Q(number__in=[item.number for item in named])
    rows = list(_tickets().filter(wanted))
    found: dict[int, Match] = {}
    for item in named:
        ticket = next((row for row in rows if item.pk == row.pk or item.number == row.number), None)
        if ticket is None:
            continue
        match = Match(ticket, item.by, item.is_secret, item.by_tag, item.waiting)
        first = found.setdefault(ticket.pk, match)
        if item.is_secret and not first.is_secret:
            found[ticket.pk] = replace(first, is_secret=True)
    return list(found.values())


def _by_address(mail: ParsedMail, envelope_to: Iterable[str]) -> Iterator[_Named]:
    named = (item.email for item in (*mail.to, *mail.cc))
    for address in (*named, *mail.delivered_to, *envelope_to):
        if number := ticket_number_of(address):
            yield _Named("its reply address", number=number, is_secret=True)


def _by_reference(mail: ParsedMail, known: Known) -> Iterator[_Named]:
    """The tickets of known ancestors, the nearest first; then those of messages that came before their ancestors."""
    secret = set(known.sent.values())
    for identifier in mail.ancestors:
        if pk := known.sent.get(identifier) or known.said.get(identifier):
            yield _Named("the message that it answers", pk=pk, is_secret=pk in secret)
    for waiting in waiting_for(mail):
        yield _Named("a message that answers it", pk=waiting.ticket_id, waiting=waiting)


def _by_tag(mail: ParsedMail) -> Iterator[_Named]:
    for number in _SUBJECT_TAG.findall(mail.subject):
        yield _Named("the number in its subject", number=int(number), by_tag=True)


def _by_subject(mail: ParsedMail) -> Iterator[_Named]:
    for waiting in alike(mail):
        yield _Named("its subject, for a mail between them is not here", pk=waiting.ticket_id, waiting=waiting)


def _tickets() -> QuerySet[Ticket]:
    """The search document is large, and nobody reads it here."""
    return Ticket.objects.defer("search")
