"""Periodic work of this room. Each run finds what is due in the rows; a second run changes nothing."""

import datetime as dt

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from helpdesk.channels.checks import SENDER
from helpdesk.channels.imap import due
from helpdesk.channels.mail import intake, send
from helpdesk.channels.mail.arrivals import forget_old
from helpdesk.channels.mail.retention import remove_old_content
from helpdesk.channels.models import MailEvent, Outcome, RawMail
from helpdesk.channels.services.handle_mail_event import handle_mail_event
from helpdesk.events import clock
from helpdesk.web import pulse
from helpdesk.web.throttle import allow

_REPORTS_KEPT = dt.timedelta(days=90)
_LEFT_BEHIND = dt.timedelta(minutes=2)
# A message that kills its reader must not do so for ever; a full disk gets ten minutes.
_TRIES = 10


@shared_task(name="channels.send_due_mail")
def send_due_mail() -> None:
    pulse.leave(SENDER)
    clock.look()
    send.send_due()


@shared_task(name="channels.take_in_received")
def take_in_received() -> None:
    """Finish deliveries whose process died between storing and reading."""
    now = timezone.now()
    # What is dated ahead came before the clock went back.
    old = Q(received_at__lt=now - _LEFT_BEHIND) | Q(received_at__gt=now + _LEFT_BEHIND)
    waiting = RawMail.objects.filter(old, outcome=Outcome.RECEIVED)
    for row_id in list(waiting.order_by("received_at").values_list("pk", flat=True)[:200]):
        if allow("read-mail", str(row_id), limit=_TRIES, seconds=3600):
            intake.process(row_id)
        else:
            intake.set_aside(row_id, "It could not be read in many tries.")


@shared_task(name="channels.handle_mail_events")
def handle_mail_events() -> None:
    """What mail providers told us takes effect."""
    now = timezone.now()
    waiting = MailEvent.objects.filter(state=MailEvent.State.WAITING, next_try_at__lte=now).order_by("next_try_at")
    for event in list(waiting[:500]):
        handle_mail_event(event)
    MailEvent.objects.filter(received_at__lt=now - _REPORTS_KEPT).exclude(state=MailEvent.State.WAITING).delete()


@shared_task(name="channels.prune_raw_mail")
def prune_raw_mail() -> int:
    """Remove the bytes of old messages that nobody needs any more, and ids that nobody waits for."""
    forget_old()
    return remove_old_content()


@shared_task(name="channels.poll_mailboxes")
def poll_mailboxes() -> None:
    """Send somebody to every account whose turn it is."""
    for account_id in due.claim_due():
        fetch_mailbox.delay(account_id)


@shared_task(name="channels.fetch_mailbox", soft_time_limit=600, time_limit=660)
def fetch_mailbox(account_id: int) -> None:
    """Visit one account; at once again where one visit was not enough."""
    visit = due.fetch(account_id)
    if visit and visit.more:
        fetch_mailbox.delay(account_id)
