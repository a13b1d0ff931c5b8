"""Notices a wall clock that was set back, by hours even, and moves what waits to the new time.

What is dated ahead does not wait until that time comes again.

Whoever looks for due rows looks at the clock first. The latest time that any worker saw is kept; when it is much later
than now, every room brings its waiting rows forward by the difference. A clock that is set ahead needs nothing: all is
due. Workers on several machines must agree on the time to within a minute.
"""

import datetime as dt
import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from helpdesk.events.models import ClockReading

TOLERANCE = dt.timedelta(minutes=1)
"""Rows wait out a step back that is shorter."""
_KEPT_WITHIN = dt.timedelta(seconds=10)
_ONLY = 1

Mover = Callable[[dt.timedelta, dt.datetime], None]
_movers: dict[str, Mover] = {}

log = logging.getLogger(__name__)


def register(room: str, mover: Mover) -> None:
    """Register what a room does when the clock went back: `mover(by, now)` moves the times of its waiting rows.

    It takes `by` off those that lie ahead of `now`, but not off times that a person chose.
    """
    _movers[room] = mover


def check_clock() -> dt.timedelta:
    """Store what time it is and, when the clock went back, move what waits. Returns by how much it went back."""
    now = timezone.now()
    latest = ClockReading.objects.filter(pk=_ONLY).values_list("latest", flat=True).first()
    if latest is not None and now - _KEPT_WITHIN < latest <= now + TOLERANCE:
        return dt.timedelta(0)
    return _note(now)


def _note(now: dt.datetime) -> dt.timedelta:
    with transaction.atomic():
        row, _ = ClockReading.objects.select_for_update(no_key=True).get_or_create(pk=_ONLY, defaults={"latest": now})
        by = row.latest - now
        if by > TOLERANCE:
            log.warning("the clock went back by %s: what waits is brought forward by as much", by)
            for move in _movers.values():
                move(by, now)
        row.latest = now
        row.save(update_fields=["latest"])
    return by if by > TOLERANCE else dt.timedelta(0)
