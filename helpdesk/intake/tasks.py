"""Periodic work of this room. Each run finds what is due in the rows; a second run changes nothing."""

import datetime as dt

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.doors.imap import due
from helpdesk.intake.matching.arrivals import forget_old
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking import take_in
from helpdesk.intake.taking.retention import remove_old_content
from helpdesk.web.requests.throttle import allow

_LEFT_BEHIND = dt.timedelta(minutes=2)
# A message that kills its reader must not do so for ever; a full disk gets ten minutes.
_TRIES = 10


@shared_task(name="intake.take_in_received")
def take_in_received() -> None:
    """Finish deliveries whose process died between storing and reading."""
    now = timezone.now()
    # What is dated ahead came before the clock went back.
    old = Q(received_at__lt=now - _LEFT_BEHIND) | Q(received_at__gt=now + _LEFT_BEHIND)
    waiting = RawMail.objects.filter(old, outcome=IntakeOutcome.RECEIVED)
    for row_id in list(waiting.order_by("received_at").values_list("pk", flat=True)[:200]):
        if allow("read-mail", str(row_id), limit=_TRIES, seconds=3600):
            take_in.process(row_id)
        else:
            take_in.set_aside(row_id, IntakeReason.TRIED_TOO_OFTEN)


@shared_task(name="intake.prune_raw_mail")
def prune_raw_mail() -> int:
    """Remove the bytes of old messages that nobody needs any more, and ids that nobody waits for."""
    forget_old()
    return remove_old_content()


@shared_task(name="intake.poll_mailboxes")
def poll_mailboxes() -> None:
    """Start a visit to every account whose turn it is."""
    for account_id in due.claim_due():
        fetch_mailbox.delay(account_id)


@shared_task(name="intake.fetch_mailbox", soft_time_limit=600, time_limit=660)
def fetch_mailbox(account_id: int) -> None:
    """Visit one account, and at once again where one visit was not enough."""
    visit = due.fetch(account_id)
    if visit and visit.more:
        fetch_mailbox.delay(account_id)
