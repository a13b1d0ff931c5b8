"""Runs handlers: claims one delivery, runs its handler and keeps it as done, all in one transaction.

A row is marked done with the claim: nobody sees it before the handler is through and the transaction has committed,
and whatever ends the transaction before that leaves the row as it was. An error undoes all that the handler did, stays
on the row with its traceback, is tried again with back-off, and holds up nobody else. After `MAX_ATTEMPTS` the row is
stuck and a person decides.
"""

import datetime as dt
import logging
import traceback
from collections.abc import Collection

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from helpdesk.events import registry
from helpdesk.events.claim import Claimed, claim
from helpdesk.events.models import Delivery
from helpdesk.events.order import held_up_by
from helpdesk.events.publish import to_be_decided
from helpdesk.events.registry import event_types, handlers_of
from helpdesk.web.workers.back_off import BackOff

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
WAITS = BackOff(first=dt.timedelta(seconds=5), longest=dt.timedelta(hours=6), factor=4)


def deliver_one(*, event_id: int | None = None, only: Collection[str] | None = None) -> Claimed | None:
    """Run the oldest due delivery, and return which it was; None when none is due.

    It can be narrowed to one event and to some handlers.
    """
    claimed = None
    try:
        with transaction.atomic():
            claimed = claim(event_id=event_id, only=only)
            if claimed:
                _run(claimed)
    except Exception:
        if claimed is None:
            raise
        log.exception("handler %s failed on event %s", claimed.handler, claimed.event_id)
        _put_back(claimed, traceback.format_exc(limit=-12))
    return claimed


def _run(row: Claimed) -> None:
    """Run the handler of a claimed delivery.

    Raises:
        TransactionManagementError: the handler hid an error after which nothing of its work can be kept.
    """
    handlers_of(row.name)[row.handler](event_types[row.name](**row.payload, event_id=row.event_id))
    if connection.needs_rollback:
        raise transaction.TransactionManagementError(f"{row.handler} went on after an error of the database")


def _put_back(row: Claimed, error: str) -> None:
    """After the claim was rolled back: counts the attempt, unless another worker has had the row meanwhile."""
    attempts = row.attempts + 1
    again: dict[str, object] = {"next_attempt_at": timezone.now() + WAITS.after(attempts)}
    after = {"state": Delivery.State.STUCK} if attempts >= MAX_ATTEMPTS else again
    same = Delivery.objects.filter(pk=row.pk, state=Delivery.State.PENDING, attempts=row.attempts)
    same.update(attempts=attempts, error=error, **after)


def drain(*, event_id: int | None = None, limit: int = 10_000) -> int:
    """Run due deliveries, and those that they cause, until none is left. Returns how many ran.

    With `event_id` those of one event, and what waited for it to be decided.
    """
    count, decided = 0, set[str]()
    with to_be_decided() as open_questions:
        while count < limit and (ran := deliver_one(event_id=event_id)):
            count += 1
            decided.update([ran.subject] if ran.handler in registry.deciding else [])
            if event_id is not None and not ran.has_others:
                break
    # Where deciding led to something that is to be decided, that event's own bell tells who waits.
    for waiting in held_up_by(event_id) if event_id is not None and decided - open_questions else ():
        while count < limit and (ran := deliver_one(event_id=waiting, only=registry.telling)):
            count += 1
            if not ran.has_others:
                break
    return count


def shift_due_times(by: dt.timedelta, now: dt.datetime) -> None:
    """Move due times by as much as the clock went back, so that what was due in a moment still is."""
    ahead = Delivery.objects.filter(state=Delivery.State.PENDING, next_attempt_at__gt=now)
    ahead.update(next_attempt_at=F("next_attempt_at") - by)


def retry(delivery: Delivery) -> None:
    """Give a stuck delivery a fresh set of attempts."""
    with transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.STUCK).update(
            state=Delivery.State.PENDING, attempts=0, next_attempt_at=timezone.now()
        )
