"""Publishing: rows in the caller's transaction, the bell after its commit."""

import logging
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

from helpdesk.events.registry import Event, handlers_of

log = logging.getLogger(__name__)


def publish(*events: Event) -> None:
    """Stores events, each with a delivery for every handler, and wakes workers after the commit. Two statements,
    however many there are; none where nobody listens.

    Raises:
        RuntimeError: called outside a transaction, where the event could outlive a failed change.
    """
    # Rooms import `publish` while the apps are still loading.
    from helpdesk.events.models import Delivery, EventRecord  # noqa: PLC0415

    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("publish() belongs inside the transaction of the change that it tells of")
    heard = [event for event in events if handlers_of(event.name)]
    if not heard:
        return
    records = EventRecord.objects.bulk_create(EventRecord(name=event.name, payload=event.payload()) for event in heard)
    now = timezone.now()
    Delivery.objects.bulk_create(
        Delivery(event=record, handler=name, subject=event.subject, next_attempt_at=now)
        for event, record in zip(heard, records, strict=True)
        for name in handlers_of(event.name)
    )
    for event, record in zip(heard, records, strict=True):
        transaction.on_commit(partial(ring, record.pk, event.queue))


def ring(event_id: int, queue: str = "") -> None:
    """Asks a worker to look at one event. A bell that does not ring costs seconds, never the event."""
    from helpdesk.events.tasks import deliver_event  # noqa: PLC0415 - it needs the models, as above

    try:
        deliver_event.apply_async((event_id,), queue=queue or settings.CELERY_TASK_DEFAULT_QUEUE)
    except (KombuError, OperationalError, RedisError, OSError) as error:
        log.warning("broker is away, the sweep will deliver event %s: %s", event_id, error)
