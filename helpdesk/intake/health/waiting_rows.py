"""Moves what waits in this room after the clock went back: see `events.clock`."""

import datetime as dt

from django.db.models import F

from helpdesk.intake.models import ImapAccount


def shift_due_times(by: dt.timedelta, now: dt.datetime) -> None:
    """Move the times at which accounts are visited."""
    ImapAccount.objects.filter(next_poll_at__gt=now).update(next_poll_at=F("next_poll_at") - by)
