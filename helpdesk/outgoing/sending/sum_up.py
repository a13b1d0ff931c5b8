"""One mail's state from those of its recipients, on its row and on the reply that it carries."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from helpdesk.mime.bounces.reasons import tell
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.tickets.services import delivery
from helpdesk.tickets.services.delivery import SLOW

LOST = (RecipientState.FAILED, RecipientState.BOUNCED)


def sum_up(mail: OutgoingMail, *, next_attempt_at: dt.datetime | None = None) -> None:
    """Settle the locked row inside the caller's transaction.

    Queued while somebody waits, sent when at least one got it, else failed. Nobody who does not get it goes unnamed.
    """
    rows = list(mail.recipients.order_by("pk"))
    waiting = [row for row in rows if row.state == RecipientState.WAITING]
    lost = [row for row in rows if row.state in LOST]
    got = [row for row in rows if row.state == RecipientState.SENT]
    mail.lease_until = None
    if waiting:
        mail.state = OutgoingState.QUEUED
        mail.next_attempt_at = next_attempt_at or mail.next_attempt_at
        mail.last_answer = told([*waiting, *lost], named=len(rows) > 1)
    elif got:
        mail.state, mail.sent_at = OutgoingState.SENT, mail.sent_at or timezone.now()
        mail.last_answer = _remark(lost, got) or got[0].answer
    else:
        mail.state, mail.last_answer = OutgoingState.FAILED, told(lost, named=len(rows) > 1)
    mail.save(update_fields=["state", "lease_until", "next_attempt_at", "last_answer", "sent_at", "provider_id"])
    if mail.message_id:
        _tell(mail, mail.message_id, _remark(lost, got))


def told(rows: Sequence[Recipient], *, named: bool) -> str:
    """Why, for each recipient; with addresses where there are several."""
    reasons = (f"{row.address}: {tell(row.answer)}" if named else tell(row.answer) for row in rows if row.answer)
    return "; ".join(reasons)


def _remark(lost: Sequence[Recipient], got: Sequence[Recipient]) -> str:
    if lost:
        return "; ".join(f"Not delivered to {row.address}: {tell(row.answer)}" for row in lost)
    slow = [row for row in got if row.answer.startswith(SLOW)]
    return "; ".join(f"{SLOW} to {row.address}{row.answer.removeprefix(SLOW)}" for row in slow)


def _tell(mail: OutgoingMail, message_id: int, remark: str) -> None:
    if mail.state == OutgoingState.QUEUED:
        delivery.delayed(message_id, reason=mail.last_answer)
    elif mail.state == OutgoingState.FAILED:
        delivery.failed(message_id, reason=mail.last_answer)
    else:
        delivery.sent(message_id, internet_message_id=mail.internet_message_id, at=mail.sent_at, remark=remark)
