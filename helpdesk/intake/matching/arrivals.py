"""Places messages that come before those that they answer: which conversation they belong to is known only later.

A message tells the ids of its ancestors. Those that are not here yet are kept for a while, so that the ancestor itself,
or another answer to it, finds the conversation when it comes.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min
from django.utils import timezone

from helpdesk.customers.models import ContactPoint
from helpdesk.intake.matching.on_file import TOGETHER, MessageRecord
from helpdesk.intake.models import MissingAncestor
from helpdesk.mime.fields.contacts import normal
from helpdesk.mime.parsed import ParsedMail
from helpdesk.mime.quotes.correspondence import plain_subject
from helpdesk.tickets.channels import EMAIL
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.states import OPEN_STATES

KEPT = dt.timedelta(days=90)
_MOST_KEPT = 20
_MOST_ALIKE = 50
"""Of a sender with more conversations none is said to be the only one."""

_TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits for a message.

    `is_named`: a message of the ticket names this very one; else something between them is not here.
    """

    ticket_id: int
    is_named: bool


def waiting_for(mail: ParsedMail, on_file: MessageRecord) -> list[Waiting]:
    """The conversations whose messages name `mail`, and then those that miss the same ancestor."""
    own = mail.message_id
    named = [Waiting(ticket, is_named=True) for missed, ticket, _ in on_file.missed if missed == own]
    rest = [Waiting(ticket, is_named=False) for missed, ticket, lately in on_file.missed if missed != own and lately]
    return [*named, *rest]


def alike(mail: ParsedMail, on_file: MessageRecord) -> list[Waiting]:
    """The one conversation of its sender that `mail` belongs to where a mail between them is missing.

    It has the same subject, and either `mail` answers what is not here, or a message there does, and was written later.

    Programs that tell the nearest ancestor alone name no other.
    """
    subject = plain_subject(mail.subject)
    if mail.sender is None or mail.stand_in or mail.automatic.is_machine or not subject:
        return []
    if not mail.ancestors and not on_file.has_gap:
        return []
    lately = timezone.now() - TOGETHER
    missing = MissingAncestor.objects.filter(created_at__gt=lately)
    theirs = Ticket.objects.filter(
        requester__contact_points__kind=ContactPoint.Kind.EMAIL,
        requester__contact_points__normalised=normal(mail.sender.email),
        status__in=OPEN_STATES,
        channel=EMAIL.key,
        last_activity_at__gt=lately,
    )
    if mail.ancestors:
        # Of those that answer the very same, `waiting_for` has judged.
        same = MissingAncestor.objects.filter(identifier__in=mail.ancestors)
        theirs = theirs.exclude(pk__in=same.values("ticket"))
    else:
        theirs = theirs.filter(pk__in=missing.filter(written_at__gt=mail.date).values("ticket"))
    known = list(theirs.values_list("pk", "subject")[: _MOST_ALIKE + 1])
    found = [pk for pk, other in known if plain_subject(other) == subject]
    is_sure = len(found) == 1 and len(known) <= _MOST_ALIKE
    return [Waiting(found[0], is_named=False)] if is_sure else []


def remember(mail: ParsedMail, message: Message, missing: Iterable[str]) -> None:
    """Store those ancestors of `message` that are not here: the first of the conversation and the nearest."""
    ids = list(dict.fromkeys(missing))
    kept = ids if len(ids) <= _MOST_KEPT else [*ids[: _MOST_KEPT - 1], ids[-1]]
    written = mail.date or message.created_at
    MissingAncestor.objects.bulk_create(
        [
            MissingAncestor(identifier=identifier, ticket_id=message.ticket_id, message=message, written_at=written)
            for identifier in kept
        ],
    )


def place_of(mail: ParsedMail, ticket: Ticket) -> dt.datetime | None:
    """The time at which a message stands in its ticket, if one that came here before it was written later.

    It stands before that one, behind all others. None for all that stand where they arrived; the sender's clock alone
    moves nothing.
    """
    if mail.date is None:
        return None
    lately = timezone.now() - TOGETHER
    later = MissingAncestor.objects.filter(ticket=ticket, written_at__gt=mail.date, created_at__gt=lately)
    follows: dt.datetime | None = later.aggregate(at=Min("message__created_at"))["at"]
    if follows is None:
        return None
    precedes: dt.datetime | None = ticket.messages.filter(created_at__lt=follows).aggregate(at=Max("created_at"))["at"]
    return min(max(mail.date, precedes + _TICK) if precedes else mail.date, follows - _TICK)


def forget_old() -> int:
    """Delete what is not waited for any more; returns how many."""
    return MissingAncestor.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]
