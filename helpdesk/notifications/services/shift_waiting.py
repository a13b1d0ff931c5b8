"""Brings mails forward that wait, after the clock was set back: see `events.clock`."""

import datetime as dt

from django.db.models import F

from helpdesk.notifications.kinds import Way
from helpdesk.notifications.models import Notice


def shift_waiting(by: dt.timedelta, now: dt.datetime) -> None:
    """Move the short wait of mail at once. The time of a digest was chosen by a person, and stays."""
    rows = Notice.objects.filter(way=Way.MAIL, mail_at__gt=now, mailed_at=None, seen_at=None)
    rows.update(mail_at=F("mail_at") - by)
