"""The checks of `/readyz` on mail that comes in."""

import datetime as dt

from django.utils import timezone

from helpdesk.intake.models import IntakeOutcome, RawMail

_PATIENCE = dt.timedelta(minutes=15)


def mail_is_read() -> str | None:
    """How many messages have waited too long to be read, in words; None when none has."""
    since = timezone.now() - _PATIENCE
    unread = RawMail.objects.filter(outcome=IntakeOutcome.RECEIVED, received_at__lt=since).count()
    return f"{unread} were not read" if unread else None
