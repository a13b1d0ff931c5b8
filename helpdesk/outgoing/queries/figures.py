"""Figures of mail that leaves, for those who watch the machine."""

import datetime as dt

from django.db.models import Count, Min
from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail, OutgoingState
from helpdesk.outgoing.transports import EMAIL

HOUR = dt.timedelta(hours=1)
MAILS = OutgoingMail.objects.filter(channel=EMAIL)
WAITING = MAILS.filter(state=OutgoingState.QUEUED)


def waiting() -> int:
    """How many mails are due and have not left."""
    return WAITING.filter(next_attempt_at__lte=timezone.now()).count()


def oldest_seconds() -> float:
    """For how many seconds the mail that waits longest has been due; 0 when none waits."""
    at = WAITING.aggregate(at=Min("next_attempt_at"))["at"]
    return max((timezone.now() - at).total_seconds(), 0) if at else 0


def last_hour_by_state() -> dict[str, float]:
    """How many mails were written in the last hour, by what has become of them."""
    rows = MAILS.filter(created_at__gte=timezone.now() - HOUR).values_list("state")
    return {**dict.fromkeys(OutgoingState.values, 0), **dict(rows.annotate(count=Count("pk")))}
