"""Removes entries whose time is over."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from helpdesk.audit.models import AuditEntry


def prune() -> int:
    """Remove entries that are older than `AUDIT_DAYS`, and return how many there were; 0 days keep them for ever.

    The database itself refuses to give up one that is younger than thirty days.
    """
    if not settings.AUDIT_DAYS:
        return 0
    over = timezone.now() - dt.timedelta(days=settings.AUDIT_DAYS)
    return AuditEntry.objects.filter(at__lt=over).delete()[0]
