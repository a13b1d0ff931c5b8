"""Sends a mail again that was not delivered."""

from django.db import transaction
from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail, OutgoingState, RecipientState
from helpdesk.outgoing.sending.summary import LOST, settle_mail


def retry_mail(mail: OutgoingMail) -> OutgoingMail:
    """Queue a mail again, under the same Message-ID, for those whom it did not reach; without any it stays as it is."""
    with transaction.atomic():
        row = OutgoingMail.objects.select_for_update(no_key=True, of=("self",)).get(pk=mail.pk)
        if row.state not in (OutgoingState.FAILED, OutgoingState.SENT):
            return row
        lost = row.recipients.filter(state__in=LOST)
        if lost.update(state=RecipientState.WAITING, attempts=0):
            # Counted from now on: a mail is given up when it has waited for days.
            row.attempts, row.send_after = 0, timezone.now()
            row.save(update_fields=["attempts", "send_after"])
            settle_mail(row, next_attempt_at=row.send_after)
    return row
