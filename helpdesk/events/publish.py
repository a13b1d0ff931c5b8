"""Publishes events: rows in the caller's transaction, a wake-up call for workers after its commit."""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

from helpdesk.events import registry
from helpdesk.events.registry import Event, handler_names

log = logging.getLogger(__name__)
_to_be_decided: ContextVar[set[str] | None] = ContextVar("to_be_decided", default=None)


_STORE = """
    WITH new AS MATERIALIZED (
        SELECT n, nextval(pg_get_serial_sequence('events_eventrecord', 'id')) AS id, name, payload
        FROM unnest(%s::int[], %s::text[], %s::text[]) AS t (n, name, payload)
    ), stored AS (
        INSERT INTO events_eventrecord (id, name, payload, created_at)
        SELECT id, name, payload::jsonb, %s FROM new
    )
    INSERT INTO events_delivery (event_id, handler, subject, state, attempts, next_attempt_at, error)
    SELECT new.id, h.handler, h.subject, 'pending', 0, %s, ''
    FROM unnest(%s::int[], %s::text[], %s::text[]) WITH ORDINALITY AS h (n, handler, subject, place)
    JOIN new ON new.n = h.n
    ORDER BY h.place
    RETURNING event_id
"""


def publish(*events: Event) -> None:
    """Store events, each with a delivery for every handler, and wake workers after the commit.

    It is one statement, however many events there are; none where nobody listens.

    Raises:
        RuntimeError: called outside a transaction, where the event could outlive a failed change.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("publish() belongs inside the transaction of the change that it tells of")
    handled = [event for event in events if handler_names(event.name)]
    if not handled:
        return
    for event, stored in zip(handled, _store(handled), strict=True):
        transaction.on_commit(partial(_stored, event))
        if not _waits(event, handled):
            transaction.on_commit(partial(ring, stored, event.queue))


@contextmanager
def to_be_decided() -> Iterator[set[str]]:
    """Collect the subjects of which an event is stored and committed in this block that is yet to be decided upon."""
    subjects: set[str] = set()
    token = _to_be_decided.set(subjects)
    try:
        yield subjects
    finally:
        _to_be_decided.reset(token)


def _stored(event: Event) -> None:
    if not registry.deciding.isdisjoint(handler_names(event.name)) and (subjects := _to_be_decided.get()) is not None:
        subjects.add(event.subject)


def _waits(event: Event, beside: Sequence[Event]) -> bool:
    """Whether it can only be told of when another of these was decided upon, whose bell then tells who waits."""
    if not event.subject or not registry.telling.issuperset(handler_names(event.name)):
        return False
    others = [other for other in beside if other is not event and other.subject == event.subject]
    return any(not registry.deciding.isdisjoint(handler_names(other.name)) for other in others)


def _store(events: Sequence[Event]) -> list[int]:
    """The numbers of the stored events, in their order."""
    now = timezone.now()
    records = [(n, event.name, json.dumps(event.payload())) for n, event in enumerate(events)]
    handled = [(n, name, event.subject) for n, event in enumerate(events) for name in handler_names(event.name)]
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [*_columns(records), now, now, *_columns(handled)])
        return sorted({event_id for (event_id,) in cursor.fetchall()})


def _columns(rows: Sequence[tuple[int, str, str]]) -> list[list[int] | list[str]]:
    numbers, first, second = zip(*rows, strict=True)
    return [list(numbers), list(first), list(second)]


def ring(event_id: int, queue: str = "") -> None:
    """Ask a worker to look at one event. A call that does not get through costs seconds, never the event."""
    try:
        current_app.send_task("events.deliver", (event_id,), queue=queue or settings.CELERY_TASK_DEFAULT_QUEUE)
    except (KombuError, OperationalError, RedisError, OSError) as error:
        log.warning("broker is away, the sweep will deliver event %s: %s", event_id, error)
