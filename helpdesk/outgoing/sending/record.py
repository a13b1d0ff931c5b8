"""Records what came of one claimed row: each recipient's answer, and the sum of them, in one transaction."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.claim import Claim
from helpdesk.outgoing.sending.not_delivered import tell_arrived, tell_not_delivered
from helpdesk.outgoing.sending.summary import settle_mail
from helpdesk.outgoing.transports import HandoverResult
from helpdesk.tickets.services import lock_ticket

FEWEST_ATTEMPTS = 5


@dataclass(frozen=True)
class RecipientOutcome:
    """One recipient's answer and what it makes of the row.

    `was_told`: it has been answered before; `cause_before` is why it had to wait then.
    """

    recipient: Recipient
    answer: HandoverResult
    state: RecipientState
    attempts: int
    was_told: bool
    cause_before: str


def outcome(found: Claim, recipient: Recipient, answer: HandoverResult, *, counts: bool) -> RecipientOutcome:
    """The outcome of one recipient's answer. While a relay takes nothing a row is not tried, which does not `count`."""
    attempts = recipient.attempts + counts
    if answer.sent:
        state = RecipientState.SENT
    elif answer.permanent or (found.is_overdue and counts and attempts >= FEWEST_ATTEMPTS):
        state = RecipientState.FAILED
    else:
        state = RecipientState.WAITING
    was_told = bool(recipient.cause or recipient.answer)
    return RecipientOutcome(recipient, answer, state, attempts, was_told, recipient.cause)


def record(found: Claim, outcomes: Sequence[RecipientOutcome], next_attempt_at: dt.datetime | None) -> None:
    """Write all outcomes down, as long as the row is this worker's.

    What was handed over is known even where the rest cannot be stored: whoever claims the row next does that.
    """
    try:
        with transaction.atomic():
            if mail := _locked(found.mail):
                _record(mail, outcomes, next_attempt_at)
    except DatabaseError:
        _write(found.mail, [item for item in outcomes if item.answer.sent])
        raise


def _record(mail: OutgoingMail, outcomes: Sequence[RecipientOutcome], next_attempt_at: dt.datetime | None) -> None:
    _write(mail, outcomes)
    lost = [item.recipient for item in outcomes if item.state == RecipientState.FAILED]
    if lost and mail.ticket:
        lock_ticket(mail.ticket)
    named = (item.answer.provider_id for item in outcomes if item.answer.provider_id)
    mail.provider_id = mail.provider_id or next(named, "")
    settle_mail(mail, next_attempt_at=next_attempt_at)
    for recipient in lost:
        tell_not_delivered(mail, recipient)
    for item in outcomes:
        if item.answer.sent and item.was_told:
            tell_arrived(item.recipient)


def _locked(mail: OutgoingMail) -> OutgoingMail | None:
    rows = OutgoingMail.objects.select_for_update(no_key=True)
    return rows.filter(pk=mail.pk, state=OutgoingState.SENDING, attempts=mail.attempts).first()


def _write(mail: OutgoingMail, outcomes: Iterable[RecipientOutcome]) -> None:
    """One statement for all who were told the same."""
    alike: dict[tuple[HandoverResult, RecipientState, int], list[Recipient]] = defaultdict(list)
    for item in outcomes:
        alike[item.answer, item.state, item.attempts].append(item.recipient)
        item.recipient.cause, item.recipient.answer = item.answer.cause, item.answer.text
    for (answer, state, attempts), recipients in alike.items():
        mine = Recipient.objects.filter(
            pk__in=[recipient.pk for recipient in recipients],
            state=RecipientState.WAITING,
            mail__state=OutgoingState.SENDING,
            mail__attempts=mail.attempts,
        )
        mine.update(
            state=state,
            attempts=attempts,
            cause=answer.cause,
            answer=answer.text,
            sent_at=timezone.now() if answer.sent else None,
            provider_id=answer.provider_id,
        )
