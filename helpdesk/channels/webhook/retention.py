"""Removes the bytes of old posts. The rows stay: they know which posts were here already."""

import datetime as dt

from django.utils import timezone

from helpdesk.channels.webhook.models import Post
from helpdesk.customers.registry import holds_of
from helpdesk.privacy.queries.days import days_of
from helpdesk.web.workers.batches import update_in_batches

BATCH = 500


def remove_old_bodies(*, batches: int = 20) -> int:
    """Remove the bytes of posts that were taken in before the time that mail is kept; returns how many.

    What could not be taken in keeps them, however old it is.
    """
    days = days_of("raw_mail")
    if not days:
        return 0
    now = timezone.now()
    old = Post.objects.filter(taken_at__lt=now - dt.timedelta(days=days), body_removed_at=None)
    if held := [hold.ticket_id for hold in holds_of(None)]:
        old = old.exclude(message__ticket__in=held)
    return update_in_batches(old, order="taken_at", size=BATCH, batches=batches, body=b"", body_removed_at=now)
