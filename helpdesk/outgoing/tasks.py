"""Periodic work of this room. Each run finds what is due in the rows; a second run changes nothing."""

import datetime as dt
import zlib

from celery import shared_task
from django.utils import timezone

from helpdesk.events import clock
from helpdesk.outgoing.health.checks import SENDER
from helpdesk.outgoing.models import MailEvent
from helpdesk.outgoing.sending import send
from helpdesk.outgoing.services.handle_mail_event import handle_mail_event
from helpdesk.outgoing.transports import EMAIL, channels
from helpdesk.web.workers import pulse
from helpdesk.web.workers.alone import advisory_lock

_RUNS = 7_365_112
"""The first half of the keys of our advisory locks; the second is the channel."""
_REPORTS_KEPT = dt.timedelta(days=90)


@shared_task(name="outgoing.send_due_mail")
def send_due_mail() -> None:
    """Send the mail that is due."""
    pulse.record_sign_of_life(SENDER)
    clock.check_clock()
    send.send_due(EMAIL)


@shared_task(name="outgoing.send_due_elsewhere")
def send_due_elsewhere() -> None:
    """Send what leaves through every other channel, in a run of its own: however slow they are, mail does not wait.

    One run a channel at a time, so that a place that hangs does not hold every worker.
    """
    for channel in channels():
        if channel != EMAIL:
            with advisory_lock(_RUNS, zlib.crc32(channel.encode())) as is_alone:
                if is_alone:
                    send.send_due(channel)


@shared_task(name="outgoing.handle_mail_events")
def handle_mail_events() -> None:
    """Let take effect what mail providers told us."""
    now = timezone.now()
    waiting = MailEvent.objects.filter(state=MailEvent.State.WAITING, next_try_at__lte=now).order_by("next_try_at")
    for event in list(waiting[:500]):
        handle_mail_event(event)
    MailEvent.objects.filter(received_at__lt=now - _REPORTS_KEPT).exclude(state=MailEvent.State.WAITING).delete()
