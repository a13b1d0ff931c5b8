"""Finds which ticket a message answers, by reference; only somebody who belongs to the ticket may write into it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.matching.arrivals import Waiting, alike, waiting_for
from helpdesk.intake.matching.on_file import MessageRecord
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.tokens import ticket_number_of
from helpdesk.tickets.models import Ticket

MOST_NAMED = 10
"""So many tickets that one message names are looked at."""
_SUBJECT_TAG = re.compile(r"\[#(\d{1,15})\]")


@dataclass(frozen=True, slots=True)
class Match:
    """The ticket, and how it was found.

    `is_secret`: the message quotes something random that we issued for this ticket, its reply address or the
    Message-ID of a mail of ours. An id that the customer chose, or a number in a subject, proves nothing.
    `waiting`: no message of the ticket is named, but one of its messages, which came earlier, names this one.
    """

    ticket: Ticket
    by: IntakeReason
    is_secret: bool = False
    by_tag: bool = False
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """A ticket by its key or its number, before it is known whether there is one."""

    by: IntakeReason
    pk: int = 0
    number: int = 0
    is_secret: bool = False
    by_tag: bool = False
    waiting: Waiting | None = None


def find_tickets(mail: ParsedMail, envelope_to: Iterable[str], on_file: MessageRecord) -> list[Match]:
    """The tickets that `mail` names by reply address, reference or subject tag, whoever sent it.

    Each is there once, by its strongest name, the strongest first.
    """
    named = [*_by_address(mail, envelope_to), *_by_reference(mail, on_file), *_by_tag(mail)]
    named = named or list(_by_subject(mail, on_file))
    return _found(list(dict.fromkeys(named))[:MOST_NAMED])


def _found(named: list[_Named]) -> list[Match]:
    if not named:
        return []
    wanted = Q(pk__in=[item.pk for item in named]) | Q(number__in=[item.number for item in named])
    rows = list(Ticket.objects.filter(wanted, erased_at=None))
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
            yield _Named(IntakeReason.FOUND_BY_ADDRESS, number=number, is_secret=True)


def _by_reference(mail: ParsedMail, on_file: MessageRecord) -> Iterator[_Named]:
    """The tickets of known ancestors, the nearest first; then those of messages that came before their ancestors."""
    known = on_file.known
    secret = set(known.sent.values())
    for identifier in mail.ancestors:
        if pk := known.sent.get(identifier) or known.said.get(identifier):
            yield _Named(IntakeReason.FOUND_BY_REFERENCE, pk=pk, is_secret=pk in secret)
    for waiting in waiting_for(mail, on_file):
        yield _Named(IntakeReason.FOUND_BY_ANSWER, pk=waiting.ticket_id, waiting=waiting)


def _by_tag(mail: ParsedMail) -> Iterator[_Named]:
    for number in _SUBJECT_TAG.findall(mail.subject):
        yield _Named(IntakeReason.FOUND_BY_NUMBER, number=int(number), by_tag=True)


def _by_subject(mail: ParsedMail, on_file: MessageRecord) -> Iterator[_Named]:
    for waiting in alike(mail, on_file):
        yield _Named(IntakeReason.FOUND_BY_SUBJECT, pk=waiting.ticket_id, waiting=waiting)
