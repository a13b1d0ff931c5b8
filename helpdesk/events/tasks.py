"""Tasks that deliver events. They only look for rows, so that running twice, or late, changes nothing."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from helpdesk.events import clock, deliver
from helpdesk.events.models import Delivery, EventRecord

KEEP_DAYS = 30
SWEEP_LIMIT = 500


@shared_task(name="events.deliver")
def deliver_event(event_id: int) -> int:
    """Deliver one event to all its handlers."""
    return deliver.drain(event_id=event_id)


@shared_task(name="events.sweep", expires=30)
def sweep() -> int:
    """Deliver what is due: events whose wake-up call was lost, and those that failed before."""
    clock.check_clock()
    return deliver.drain(limit=SWEEP_LIMIT)


@shared_task(name="events.prune")
def prune() -> int:
    """Delete events that all handlers have dealt with, after thirty days."""
    old = EventRecord.objects.filter(created_at__lt=timezone.now() - dt.timedelta(days=KEEP_DAYS))
    unfinished = Delivery.objects.exclude(state=Delivery.State.DONE).values("event_id")
    return old.exclude(pk__in=unfinished).delete()[0]
