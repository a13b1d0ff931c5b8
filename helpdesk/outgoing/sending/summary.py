"""Sums up one mail's state from those of its recipients, on its row and on the reply that it carries.

The recipients' rows own how far a mail got. Here alone they are summed up; the reply on its ticket is a view of the
sum, which `tickets.services.messages.delivery.show` writes.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.tickets.models import DeliveryState
from helpdesk.tickets.services.messages import delivery
from helpdesk.tickets.setbacks import Fate, Setback

LOST = (RecipientState.FAILED, RecipientState.BOUNCED)
_SHOWN = {
    OutgoingState.QUEUED: DeliveryState.SENDING,
    OutgoingState.SENT: DeliveryState.SENT,
    OutgoingState.FAILED: DeliveryState.FAILED,
}


def settle_mail(mail: OutgoingMail, *, next_attempt_at: dt.datetime | None = None) -> None:
    """Settle a mail's state by its recipients, on the locked row inside the caller's transaction.

    Queued while somebody waits, sent when at least one got it, else failed. Nobody who does not get it goes unnamed.
    """
    rows = list(mail.recipients.order_by("pk"))
    known = {row.state for row in rows}
    mail.lease_until = None
    if RecipientState.WAITING in known:
        mail.state = OutgoingState.QUEUED
        mail.next_attempt_at = next_attempt_at or mail.next_attempt_at
    elif RecipientState.SENT in known:
        mail.state, mail.sent_at = OutgoingState.SENT, mail.sent_at or timezone.now()
    else:
        mail.state = OutgoingState.FAILED
    mail.save(update_fields=["state", "lease_until", "next_attempt_at", "sent_at", "provider_id"])
    if mail.message_id:
        delivery.show(
            mail.message_id,
            delivery=_SHOWN[OutgoingState(mail.state)],
            setbacks=setbacks(rows),
            internet_message_id=mail.internet_message_id,
            at=mail.sent_at,
        )


def setbacks(rows: Sequence[Recipient]) -> list[Setback]:
    """The recipients who have not got the mail, and why: those who wait first, then those who never will, then the
    late.

    Who was told nothing yet has nothing to tell.
    """
    found = [Setback(row.address, fate, row.cause, row.answer) for row in rows if (fate := _fate(row))]
    told = [item for item in found if item.cause or item.answer]
    return sorted(told, key=lambda item: list(Fate).index(item.fate))


def _fate(row: Recipient) -> Fate | None:
    if row.state == RecipientState.WAITING:
        return Fate.WAITING
    if row.state in LOST:
        return Fate.LOST
    return Fate.LATE if row.cause else None
