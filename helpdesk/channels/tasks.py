"""Periodic work of this room. Each run finds what is due in the rows; a second run changes nothing."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from helpdesk.channels.mail import intake, send
from helpdesk.channels.models import Outcome, RawMail
from helpdesk.web.throttle import allow

_LEFT_BEHIND = dt.timedelta(minutes=2)
# A message that kills its reader must not do so for ever; a full disk gets ten minutes.
_TRIES = 10


@shared_task(name="channels.send_due_mail")
def send_due_mail() -> None:
    send.send_due()


@shared_task(name="channels.take_in_received")
def take_in_received() -> None:
    """Finish deliveries whose process died between storing and reading."""
    waiting = RawMail.objects.filter(outcome=Outcome.RECEIVED, received_at__lt=timezone.now() - _LEFT_BEHIND)
    for row_id in list(waiting.order_by("received_at").values_list("pk", flat=True)[:200]):
        if allow("read-mail", str(row_id), limit=_TRIES, seconds=3600):
            intake.process(row_id)
        else:
            intake.set_aside(row_id, "It could not be read in many tries.")
