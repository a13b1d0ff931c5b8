"""Delivering: claim one row, run its handler, mark it done, all in one transaction.

An error rolls back what the handler did, stays on the row with its traceback, is tried again
with back-off, and holds up nobody else. After `MAX_ATTEMPTS` the row is stuck and a person decides.
"""

import datetime as dt
import logging
import traceback
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from helpdesk.events import registry
from helpdesk.events.models import Delivery
from helpdesk.events.order import held_up_by, in_order
from helpdesk.events.registry import event_types, handlers_of

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
FIRST_DELAY_SECONDS = 5


def back_off(attempts: int) -> dt.timedelta:
    """5 s, 20 s, 80 s … up to six hours."""
    return dt.timedelta(seconds=min(FIRST_DELAY_SECONDS * 4 ** (attempts - 1), 6 * 3600))


def deliver_one(*, event_id: int | None = None, only: Iterable[str] | None = None) -> bool:
    """Runs the oldest due delivery (of one event and to some handlers, if named). Returns False when nothing is due."""
    with transaction.atomic():
        due = in_order(Delivery.objects.filter(state=Delivery.State.PENDING, next_attempt_at__lte=timezone.now()))
        if event_id is not None:
            due = due.filter(event_id=event_id)
        if only is not None:
            due = due.filter(handler__in=list(only))
        row = (
            due.select_related("event")
            .select_for_update(no_key=True, skip_locked=True, of=("self",))
            .order_by("next_attempt_at", "id")
            .first()
        )
        if row is None:
            return False
        try:
            with transaction.atomic():
                _run(row)
        except Exception:
            log.exception("handler %s failed on event %s", row.handler, row.event_id)
            _put_back(row, traceback.format_exc(limit=-12))
        else:
            row.state, row.done_at, row.error = Delivery.State.DONE, timezone.now(), ""
        row.attempts += 1
        row.save()
    return True


def _run(row: Delivery) -> None:
    event_type = event_types[row.event.name]
    handlers_of(row.event.name)[row.handler](event_type(**row.event.payload, event_id=row.event_id))


def _put_back(row: Delivery, error: str) -> None:
    row.error = error
    attempts = row.attempts + 1
    if attempts >= MAX_ATTEMPTS:
        row.state = Delivery.State.STUCK
    else:
        row.next_attempt_at = timezone.now() + back_off(attempts)


def drain(*, event_id: int | None = None, limit: int = 10_000) -> int:
    """Runs due deliveries, and those that they cause, until none is left. Returns how many ran.

    With `event_id` those of one event, and what waited for it to be decided.
    """
    count = 0
    while count < limit and deliver_one(event_id=event_id):
        count += 1
    for waiting in held_up_by(event_id) if event_id is not None else ():
        while count < limit and deliver_one(event_id=waiting, only=registry.telling):
            count += 1
    return count


def bring_forward(by: dt.timedelta, now: dt.datetime) -> None:
    """After the clock went back: what was due in a moment still is."""
    ahead = Delivery.objects.filter(state=Delivery.State.PENDING, next_attempt_at__gt=now)
    ahead.update(next_attempt_at=F("next_attempt_at") - by)


def retry(delivery: Delivery) -> None:
    """Gives a stuck delivery a fresh set of attempts."""
    with transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.STUCK).update(
            state=Delivery.State.PENDING, attempts=0, next_attempt_at=timezone.now()
        )
