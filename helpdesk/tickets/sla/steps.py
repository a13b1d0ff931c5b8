"""At which parts of its time somebody is told that a ticket waits; the room that tells them registers which."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from helpdesk.tickets.sla.clocks import Clock


class Step(NamedTuple):
    """A part of the promised time in percent, over 100 for after the due time, and since when it counts."""

    percent: int
    since: dt.datetime


Read = Callable[[], Sequence[Step]]
_readers: list[Read] = []


def register(read: Read) -> None:
    """Register what reads the steps; it is asked at every change of a ticket, so it keeps them at hand."""
    _readers.append(read)


def steps() -> list[Step]:
    """All steps, the earliest first."""
    return sorted(step for read in _readers for step in read())


def first_step(clock: Clock, known: Sequence[Step], *, after: dt.datetime | None = None) -> dt.datetime | None:
    """When the first step of a clock is, or was; `after` passes over those up to then. None where there is none.

    A step that was made later than its time had come is passed over: what is long overdue is not told anew.
    """
    for step in known:
        at = clock.at(step.percent)
        if at >= step.since and (after is None or at > after):
            return at
    return None
