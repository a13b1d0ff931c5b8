"""Removes the bytes of old messages. The rows stay: they know which messages were here already."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from helpdesk.customers.registry import holds_of
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.privacy.queries.days import days_of
from helpdesk.web.workers.batches import update_in_batches

BATCH = 500
SETTLED = (IntakeOutcome.CREATED, IntakeOutcome.APPENDED, IntakeOutcome.IGNORED, IntakeOutcome.DISCARDED)


def remove_old_content(*, batches: int = 20) -> int:
    """Remove the bytes of messages that came in before their time of retention; returns how many.

    What waits in quarantine keeps them, however old it is. Each batch is a statement of its own.
    """
    days = days_of("raw_mail")
    if not days:
        return 0
    return remove_content(timezone.now() - dt.timedelta(days=days), size=BATCH, batches=batches)


def old_content(before: dt.datetime) -> QuerySet[RawMail]:
    """Messages from before an instant that were settled and have their bytes still, unless a legal hold keeps them."""
    old = RawMail.objects.filter(received_at__lt=before, content_removed_at=None, outcome__in=SETTLED)
    held = [hold.ticket_id for hold in holds_of(None)]
    return old.exclude(ticket__in=held) if held else old


def remove_content(before: dt.datetime, *, size: int, batches: int) -> int:
    """Remove their bytes. A message that went back into quarantine meanwhile keeps them."""
    removed_at = timezone.now()
    return update_in_batches(
        old_content(before),
        order="received_at",
        size=size,
        batches=batches,
        content=b"",
        filled_in={},
        content_removed_at=removed_at,
    )
