"""Removes the bytes of old messages. The rows stay: they know which messages were here already."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.web.workers.batches import update_in_batches

BATCH = 500
SETTLED = (IntakeOutcome.CREATED, IntakeOutcome.APPENDED, IntakeOutcome.IGNORED, IntakeOutcome.DISCARDED)


def remove_old_content(*, batches: int = 20) -> int:
    """Remove the bytes of messages that were settled more than RAW_MAIL_DAYS ago; returns how many.

    What waits in quarantine keeps them, however old it is. Each batch is a statement of its own.
    """
    if not settings.RAW_MAIL_DAYS:
        return 0
    before = timezone.now() - dt.timedelta(days=settings.RAW_MAIL_DAYS)
    old = RawMail.objects.filter(received_at__lt=before, content_removed_at=None, outcome__in=SETTLED)
    # A message that went back into quarantine meanwhile keeps its bytes.
    removed_at = timezone.now()
    return update_in_batches(
        old, order="received_at", size=BATCH, batches=batches, content=b"", filled_in={}, content_removed_at=removed_at
    )
