"""Takes in mail, whatever door it came through; nothing else writes what comes in.

First the bytes are stored, in a transaction of their own; from then on nothing can be lost. Then the
message is read and takes effect in a second transaction that begins by claiming its identity, so that of
any number of deliveries, parallel ones and those after a crash too, exactly one does. What is left between
the two is taken up again by a periodic task.
"""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone
from psycopg.errors import ProgramLimitExceeded

from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.codes.reasons import IntakeReason, json_values
from helpdesk.intake.guards import duplicate
from helpdesk.intake.guards.size import head_of, is_large
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict, decision
from helpdesk.intake.matching.identity import identity_of
from helpdesk.intake.matching.read_mail import read_mail
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.queries import mail_in
from helpdesk.intake.taking.card_numbers import keep_without_cards
from helpdesk.intake.taking.raw_content import is_bulky, write_content
from helpdesk.intake.taking.stand_in import as_written, stood_in
from helpdesk.intake.taking.take_effect import Effect, take_effect
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.outgoing.models import Mailbox

_FOUND = ["outcome", "reason", "reason_values", "guard", "decisions", "ticket", "message"]

log = logging.getLogger(__name__)


class NotStored(Exception):
    """The message could not be taken in now; the sender should keep it and try again."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A delivery as its door knows it, beside its bytes; see `RawMail` for the meaning of each field."""

    source: str
    mailbox: Mailbox | None = None
    door_key: str = ""
    envelope_from: str = ""
    envelope_to: Sequence[str] = ()


def receive(raw: bytes, *, source: str | Arrival, acknowledge: bool = True) -> RawMail:
    """Store one delivery and let it take effect. A `door_key` that is known already gives the first row again.

    Raises:
        NotStored: the database or the disk refused; what is half done is finished later or repeated safely.
    """
    delivery = source if isinstance(source, Arrival) else Arrival(source)
    try:
        known = _known(delivery)
        if known and known.outcome != IntakeOutcome.RECEIVED:
            return known
        return _process(known or _store(raw, delivery), raw, acknowledge=acknowledge, guarded=True)
    except (OperationalError, InterfaceError, OSError) as error:
        raise NotStored(str(error)) from error


def _known(delivery: Arrival) -> RawMail | None:
    if not delivery.door_key:
        return None
    return RawMail.objects.defer("content").filter(mailbox=delivery.mailbox, door_key=delivery.door_key).first()


def _store(raw: bytes, delivery: Arrival) -> RawMail:
    """The row; the bytes themselves are held no longer than it takes to write them."""
    packed = RawMail.pack(raw)
    fields: dict[str, Any] = {
        "content": b"" if is_bulky(packed) else packed,
        "size": len(raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "source": delivery.source,
        "envelope_from": delivery.envelope_from[:320],
        "envelope_to": [address.lower() for address in delivery.envelope_to],
        "received_at": timezone.now(),
    }
    row = RawMail(mailbox=delivery.mailbox, door_key=delivery.door_key, **fields)
    try:
        if is_bulky(packed):
            with transaction.atomic():
                row.save(force_insert=True)
                write_content(row.pk, packed)
        else:
            row.save(force_insert=True)
    except IntegrityError:
        # The same delivery was stored between our look and our write.
        return RawMail.objects.defer("content").get(mailbox=delivery.mailbox, door_key=delivery.door_key)
    del row.content  # it is read again by whoever asks
    mail_in.came()
    return row


def process(row_id: int, *, guarded: bool = True) -> RawMail:
    """Let a stored delivery take effect; one that already has is returned as it is.

    `guarded=False` passes a message that a person released from quarantine.
    """
    row = RawMail.objects.get(pk=row_id)
    return _process(row, row.read(), acknowledge=True, guarded=guarded)


def _process(row: RawMail, content: bytes, *, acknowledge: bool, guarded: bool) -> RawMail:
    try:
        whole = not (guarded and is_large(len(content)))
        mail = read_mail(content if whole else head_of(content))
        return _settle(row, Read(mail, content, whole), acknowledge=acknowledge, guarded=guarded)
    except (OperationalError, InterfaceError, OSError) as error:
        if not isinstance(error.__cause__, ProgramLimitExceeded):
            raise
        return set_aside(row.pk, IntakeReason.OVERFULL)
    except Exception as error:
        log.exception("raw mail %s could not be processed", row.pk)
        return set_aside(row.pk, IntakeReason.FAILED, error=type(error).__name__)


@dataclass(frozen=True, slots=True)
class Read:
    """A message and the bytes that it was read from: the `whole` of them, or the head alone."""

    mail: ParsedMail
    content: bytes
    whole: bool


class _Taken(Exception):
    """Another delivery of the same message took effect."""

    def __init__(self, identity: str) -> None:
        super().__init__(identity)
        self.identity = identity


def _settle(row: RawMail, read: Read, *, acknowledge: bool, guarded: bool) -> RawMail:
    try:
        return _take(row, read, acknowledge=acknowledge, guarded=guarded)
    except _Taken as taken:
        return _ignore(row.pk, read.mail, taken.identity)


def _take(row: RawMail, read: Read, *, acknowledge: bool, guarded: bool) -> RawMail:
    """Let one message take effect, in a transaction of its own.

    Raises:
        _Taken: nothing was done, for another delivery of the message has taken effect.
    """
    with transaction.atomic():
        mailboxes = own_mailboxes()
        mail = as_written(read.mail, row, mailboxes, let_in=not guarded)
        identity = identity_of(mail, read.content, is_read=read.whole)
        row.sender = mail.sender.email[:320] if mail.sender else ""
        row.subject = mail.subject[:500]
        if not _claim(row, identity):
            return RawMail.objects.defer("content").get(pk=row.pk)
        if mail.stand_in:
            row.decisions.append(decision(GuardName.STAND_IN, stood_in(mail)))
        effect = take_effect(Case(mail, row, mailboxes), acknowledge=acknowledge, guarded=guarded)
        _record(row, effect)
        if mail.card_masked:
            keep_without_cards(row, read.content)
    return row


def _locked(row_id: int) -> RawMail:
    """The row without its bytes: they may be many, and are in memory already."""
    return RawMail.objects.select_for_update(no_key=True).defer("content").get(pk=row_id)


def _claim(row: RawMail, identity: str) -> bool:
    """Take the delivery, and its identity for it; waits for a parallel one to finish. False when this very delivery has
    been dealt with.

    Raises:
        _Taken: another delivery of the message has the identity.
    """
    row.identity, row.outcome = identity, IntakeOutcome.CREATED
    claimed = {"identity": identity, "outcome": row.outcome, "sender": row.sender, "subject": row.subject}
    try:
        return bool(RawMail.objects.filter(pk=row.pk, outcome=IntakeOutcome.RECEIVED).update(**claimed))
    except IntegrityError as taken:
        raise _Taken(identity) from taken


def _ignore(row_id: int, mail: ParsedMail, identity: str) -> RawMail:
    with transaction.atomic():
        row = _locked(row_id)
        if row.outcome == IntakeOutcome.RECEIVED:
            row.sender = mail.sender.email[:320] if mail.sender else ""
            row.subject, row.identity = mail.subject[:500], identity
            _mark_ignored(row, identity)
    return row


def _mark_ignored(row: RawMail, identity: str) -> None:
    first = duplicate.first_with(identity)
    verdict = duplicate.verdict(first)
    row.outcome, row.guard = IntakeOutcome.IGNORED, duplicate.NAME
    row.reason, row.reason_values = verdict.reason, json_values(verdict.values)
    row.content, row.content_removed_at = b"", timezone.now()
    row.decisions += [decision(duplicate.NAME, verdict)]
    if first:
        row.ticket_id, row.message_id = first.ticket_id, first.message_id
    row.save(update_fields=[*_FOUND, "sender", "subject", "identity", "content", "content_removed_at"])


def _record(row: RawMail, effect: Effect) -> None:
    row.outcome, row.guard = effect.outcome, effect.guard
    row.reason, row.reason_values = effect.reason, json_values(effect.values)
    row.ticket, row.message = effect.ticket, effect.message
    row.save(update_fields=_FOUND)


def set_aside(row_id: int, reason: IntakeReason, **values: Any) -> RawMail:
    """Quarantine a delivery that cannot be read, unless it took effect meanwhile."""
    with transaction.atomic():
        row = _locked(row_id)
        if row.outcome == IntakeOutcome.RECEIVED:
            verdict = Verdict(outcome=IntakeOutcome.QUARANTINED, reason=reason, values=values)
            row.outcome, row.guard, row.identity = IntakeOutcome.QUARANTINED, GuardName.FAILURE, ""
            row.reason, row.reason_values = reason, json_values(values)
            row.decisions += [decision(GuardName.FAILURE, verdict)]
            row.save(update_fields=[*_FOUND, "identity"])
    return row
