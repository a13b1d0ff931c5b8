"""Mail in figures, for those who watch the machine."""

import datetime as dt

from django.db.models import Count, Min
from django.utils import timezone

from helpdesk.channels.models import Outcome, OutgoingMail, OutgoingState, RawMail

HOUR = dt.timedelta(hours=1)
MOST = 10_000
WAITING = OutgoingMail.objects.filter(state=OutgoingState.QUEUED)


def waiting() -> int:
    """Mails that are due and have not left."""
    return WAITING.filter(next_attempt_at__lte=timezone.now()).count()


def oldest_seconds() -> float:
    """For how long the mail that waits longest has been due; 0 when none waits."""
    at = WAITING.aggregate(at=Min("next_attempt_at"))["at"]
    return max((timezone.now() - at).total_seconds(), 0) if at else 0


def last_hour_by_state() -> dict[str, float]:
    """Mails that were written in the last hour, by what has become of them."""
    rows = OutgoingMail.objects.filter(created_at__gte=timezone.now() - HOUR).values_list("state")
    return {**dict.fromkeys(OutgoingState.values, 0), **dict(rows.annotate(count=Count("pk")))}


def received_in_last_hour() -> dict[str, float]:
    """Messages that came in the last hour, by what became of them; at most the newest `MOST`."""
    newest = RawMail.objects.order_by("-pk").values("pk")[:MOST]
    rows = RawMail.objects.filter(pk__in=newest, received_at__gte=timezone.now() - HOUR).values_list("outcome")
    return {**dict.fromkeys(Outcome.values, 0), **dict(rows.annotate(count=Count("pk")))}


def quarantined() -> int:
    """Messages that wait for a person."""
    return RawMail.objects.filter(outcome=Outcome.QUARANTINED).count()
