"""Figures of mail that comes in, for those who watch the machine."""

import datetime as dt

from django.db.models import Count
from django.utils import timezone

from helpdesk.intake.models import IntakeOutcome, RawMail

HOUR = dt.timedelta(hours=1)
MOST = 10_000


def received_in_last_hour() -> dict[str, float]:
    """How many messages came in the last hour, by what became of them; at most the newest `MOST`."""
    newest = RawMail.objects.order_by("-pk").values("pk")[:MOST]
    rows = RawMail.objects.filter(pk__in=newest, received_at__gte=timezone.now() - HOUR).values_list("outcome")
    return {**dict.fromkeys(IntakeOutcome.values, 0), **dict(rows.annotate(count=Count("pk")))}


def quarantined() -> int:
    """How many messages wait for a person."""
    return RawMail.objects.filter(outcome=IntakeOutcome.QUARANTINED).count()
