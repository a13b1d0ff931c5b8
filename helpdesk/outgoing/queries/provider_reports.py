"""Counts how the webhooks of mail providers go, for the page of outgoing mail."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from helpdesk.outgoing.models import MailEvent

LATELY = dt.timedelta(days=7)


@dataclass(frozen=True)
class Reports:
    """Counts of reports of the last seven days: all, those about no mail of ours, still waiting, and that nobody could
    read.
    """

    total: int
    unknown: int
    waiting: int
    unreadable: int


def provider_reports() -> Reports | None:
    """Counts of the providers' reports; None where no provider is set up to report. One statement."""
    if not settings.MAIL_WEBHOOKS:
        return None
    lately = MailEvent.objects.filter(received_at__gte=timezone.now() - LATELY)
    counts = lately.aggregate(
        total=Count("pk"),
        unknown=Count("pk", filter=Q(state=MailEvent.State.UNKNOWN)),
        waiting=Count("pk", filter=Q(state=MailEvent.State.WAITING)),
        unreadable=Count("pk", filter=Q(state=MailEvent.State.UNREADABLE)),
    )
    return Reports(**counts)
