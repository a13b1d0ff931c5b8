"""Marks what somebody has seen; no mail tells of it any more."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from helpdesk.notifications.models import Notice
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket


def mark_seen(
    *,
    person: User,
    ticket: Ticket | None = None,
    keys: Sequence[int] | None = None,
    up_to: dt.datetime | None = None,
) -> int:
    """Mark a person's notices: those of a ticket, those of some keys, or all. What happened after `up_to`, and so after
    they looked, stays. Returns how many were unseen.
    """
    rows = Notice.objects.filter(user=person, seen_at=None)
    if ticket is not None:
        rows = rows.filter(ticket=ticket)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    if up_to is not None:
        rows = rows.filter(at__lte=up_to)
    return rows.update(seen_at=timezone.now())
