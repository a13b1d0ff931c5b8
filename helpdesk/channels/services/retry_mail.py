"""A second chance for a mail that was not delivered."""

from django.db import transaction
from django.utils import timezone

from helpdesk.channels.models import OutgoingMail, OutgoingState
from helpdesk.tickets.services import delivery


def retry_mail(mail: OutgoingMail) -> OutgoingMail:
    """Queue a failed mail again under the same Message-ID; any other state stays as it is."""
    with transaction.atomic():
        row = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        if row.state == OutgoingState.FAILED:
            row.state, row.attempts, row.next_attempt_at = OutgoingState.QUEUED, 0, timezone.now()
            row.save(update_fields=["state", "attempts", "next_attempt_at"])
            if row.message_id:
                delivery.delayed(row.message_id, reason=row.last_answer)
    return row
