"""The checks of `/readyz` on mail that leaves."""

import datetime as dt

from django.utils import timezone

from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState
from helpdesk.outgoing.transports import EMAIL
from helpdesk.web.workers import pulse

_PATIENCE = dt.timedelta(minutes=15)
_QUIET = 180
"""Seconds in which a worker looks for due mail at least once, even while the mail server hangs."""
SENDER = "mail"
"""The part that leaves a sign of life whenever it does."""


def mail_is_looked_for() -> str | None:
    """What is wrong, in words, if no worker takes jobs from the queue of mail; else None."""
    since = pulse.age(SENDER)
    if since is None:
        return "no worker has looked for due mail yet"
    return f"no worker has looked for due mail for {since:.0f} seconds" if since > _QUIET else None


def mail_is_moving() -> str | None:
    """What should have left long ago, in words; None when nothing should."""
    since = timezone.now() - _PATIENCE
    waiting = OutgoingMail.objects.filter(channel=EMAIL, state=OutgoingState.QUEUED, next_attempt_at__lt=since)
    unsent = waiting.filter(attempts=0).count()
    away = Breaker.objects.filter(channel=EMAIL, next_try_at__isnull=False, since__lt=since)
    told = [
        f"{unsent} mails were not tried" if unsent else "",
        "our mail server takes no mail" if away.exists() else "",
    ]
    return ", ".join(filter(None, told)) or None
