"""Removes the bytes of old posts. The rows stay: they know which posts were here already."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from helpdesk.channels.webhook.models import Post
from helpdesk.web.workers.batches import update_in_batches

BATCH = 500


def remove_old_bodies(*, batches: int = 20) -> int:
    """Remove the bytes of posts that were taken in more than RAW_MAIL_DAYS ago; returns how many.

    What could not be taken in keeps them, however old it is.
    """
    if not settings.RAW_MAIL_DAYS:
        return 0
    now = timezone.now()
    old = Post.objects.filter(taken_at__lt=now - dt.timedelta(days=settings.RAW_MAIL_DAYS), body_removed_at=None)
    return update_in_batches(old, order="taken_at", size=BATCH, batches=batches, body=b"", body_removed_at=now)
