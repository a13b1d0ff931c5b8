"""Moves what waits in this room after the clock went back: see `events.clock`."""

import datetime as dt

from django.db.models import F
from django.db.models.functions import Least

from helpdesk.outgoing.models import Breaker, MailEvent, OutgoingMail, OutgoingState
from helpdesk.tickets.services.messages import delivery


def shift_due_times(by: dt.timedelta, now: dt.datetime) -> None:
    """Move the times of mail, breakers, leases and reports. The seconds of an undo stay as many as they were."""
    reports = MailEvent.objects.filter(state=MailEvent.State.WAITING, next_try_at__gt=now)
    reports.update(next_try_at=F("next_try_at") - by)
    queued = OutgoingMail.objects.filter(state=OutgoingState.QUEUED)
    queued.filter(send_after__gt=now).update(send_after=F("send_after") - by)
    queued.filter(next_attempt_at__gt=now).update(next_attempt_at=F("next_attempt_at") - by)
    sending = OutgoingMail.objects.filter(state=OutgoingState.SENDING, lease_until__gt=now)
    sending.update(lease_until=F("lease_until") - by)
    delivery.shift_send_times(by, now)
    Breaker.objects.filter(next_try_at__gt=now).update(next_try_at=F("next_try_at") - by, since=Least("since", now))
