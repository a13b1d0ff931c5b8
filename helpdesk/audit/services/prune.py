"""Removes entries whose time is over."""

import datetime as dt

from helpdesk.audit.models import AuditEntry


def prune(before: dt.datetime, most: int) -> int:
    """Remove the oldest entries from before an instant, at most so many, and return how many there were.

    The database itself refuses to give up one that is younger than thirty days.
    """
    old = AuditEntry.objects.filter(at__lt=before).order_by("at", "pk").values_list("pk", flat=True)[:most]
    return AuditEntry.objects.filter(pk__in=list(old)).delete()[0]
