"""Takes a key: the first request works and leaves its answer, whoever comes later finds it."""

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from helpdesk.once.models import Answered

KEPT = dt.timedelta(days=3)


class KeyUsed(Exception):
    """The key was used for another request."""


def claim(*, scope: str, key: str, fingerprint: str) -> Answered:
    """The row of this key, made and locked in the caller's transaction.

    Without `status` the caller is the first, and does the work.

    While another transaction holds the key this waits for it. If that one fails nothing was done, and the caller is
    the first.

    Raises:
        KeyUsed: with another fingerprint.
    """
    now = timezone.now()
    row = Answered(key=uuid.uuid5(uuid.NAMESPACE_OID, f"{scope}/{key}"), fingerprint=fingerprint, expires_at=now + KEPT)
    Answered.objects.filter(key=row.key, expires_at__lt=now).delete()
    Answered.objects.bulk_create([row], ignore_conflicts=True)
    held = Answered.objects.select_for_update(no_key=True).get(key=row.key)
    if held.fingerprint != fingerprint:
        raise KeyUsed
    return held


def store_answer(held: Answered, *, status: int, body: Any) -> None:
    """Store the answer for those who come with the same key."""
    Answered.objects.filter(key=held.key).update(status=status, body=body)
