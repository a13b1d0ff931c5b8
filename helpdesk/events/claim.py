"""Takes a delivery: one statement finds the oldest that is due, keeps it from other workers and marks it done."""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from helpdesk.events.models import Delivery
from helpdesk.events.order import in_order

_CLAIM = """
    WITH due AS MATERIALIZED ({due})
    UPDATE events_delivery AS taken
    SET state = 'done', done_at = %s, attempts = taken.attempts + 1, error = ''
    FROM due JOIN events_eventrecord AS event ON event.id = due.event_id
    WHERE taken.id = due.id
    RETURNING taken.id, event.id, event.name, event.payload, taken.handler, taken.subject, taken.attempts - 1, EXISTS (
        SELECT FROM events_delivery AS other
        WHERE other.event_id = event.id AND other.id <> taken.id AND other.state = 'pending'
        AND (%s OR other.handler = ANY(%s))
    )
"""


class Claimed(NamedTuple):
    """A delivery with its event. `attempts` are those before this one; `has_others` says whether further deliveries of
    the event that were asked for waited then."""

    pk: int
    event_id: int
    name: str
    payload: dict[str, Any]
    handler: str
    subject: str
    attempts: int
    has_others: bool


def claim(*, event_id: int | None = None, only: Collection[str] | None = None) -> Claimed | None:
    """Take the oldest due delivery that no other worker has, in the caller's transaction; None when there is none."""
    now = timezone.now()
    due = in_order(Delivery.objects.filter(state=Delivery.State.PENDING, next_attempt_at__lte=now))
    if event_id is not None:
        due = due.filter(event_id=event_id)
    if only is not None:
        due = due.filter(handler__in=only)
    first = (
        due.select_for_update(no_key=True, skip_locked=True).order_by("next_attempt_at", "id").values("id", "event_id")
    )
    sql, values = first[:1].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(due=sql), [*values, now, only is None, list(only or ())])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, of_event, name, payload, *rest = row
    return Claimed(pk, of_event, name, json.loads(payload), *rest)
