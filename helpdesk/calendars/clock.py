"""The business clock: how many open minutes lie between two instants, and when so many will have passed.

Instants are aware datetimes of any zone; answers are in UTC. All arithmetic is done in UTC, for
subtracting two datetimes of one zone in Python ignores that the clocks change.
"""

from datetime import UTC, datetime, timedelta
from itertools import takewhile

from helpdesk.calendars.opening import BusinessCalendar, NoOpeningHoursError, Opening, OpenSpan

__all__ = [
    "BusinessCalendar",
    "NoOpeningHoursError",
    "OpenSpan",
    "Opening",
    "add_business_minutes",
    "business_minutes",
    "open_spans",
    "subtract_business_minutes",
]

MINUTE = timedelta(minutes=1)


def business_minutes(calendar: BusinessCalendar, start: datetime, end: datetime) -> float:
    """Minutes of opening hours from `start` to `end`; negative when `end` comes first.

    Raises:
        ValueError: an instant is naive.
    """
    start, end = _utc(start), _utc(end)
    if end < start:
        return -business_minutes(calendar, end, start)
    return sum((span.end - span.start for span in open_spans(calendar, start, end)), timedelta()) / MINUTE


def open_spans(calendar: BusinessCalendar, start: datetime, end: datetime) -> list[OpenSpan]:
    """The open stretches between two instants, in UTC and in order, each cut to what lies between them.

    Raises:
        ValueError: an instant is naive.
    """
    start, end = _utc(start), _utc(end)
    spans = takewhile(lambda span: span.start < end, calendar.spans_from(start))
    return [OpenSpan(span.start, min(span.end, end)) for span in spans]


def add_business_minutes(calendar: BusinessCalendar, start: datetime, minutes: float) -> datetime:
    """Earliest instant, in UTC, with `minutes` (>= 0) of opening hours since `start`.

    What ends at closing time is due at closing time, not at the next opening.

    Raises:
        ValueError: `start` is naive, or `minutes` is negative.
    """
    start = _utc(start)
    if minutes < 0:
        raise ValueError("minutes to add cannot be negative")
    left = timedelta(minutes=minutes)
    if not left:
        return start
    for span in calendar.spans_from(start):
        length = span.end - span.start
        if left <= length:
            return span.start + left
        left -= length
    raise AssertionError("opening hours never end")


def subtract_business_minutes(calendar: BusinessCalendar, end: datetime, minutes: float) -> datetime:
    """Latest instant, in UTC, from which there are `minutes` (> 0) of opening hours until `end`.

    Raises:
        ValueError: `end` is naive, or there are no minutes to take off.
    """
    end = _utc(end)
    if minutes <= 0:
        raise ValueError("minutes to subtract must be more than none")
    days = 1
    while (over := business_minutes(calendar, end - timedelta(days=days), end) - minutes) < 0:
        days *= 2
    left = timedelta(minutes=over)
    for span in calendar.spans_from(end - timedelta(days=days)):
        length = span.end - span.start
        if left < length:
            return span.start + left
        left -= length
    raise AssertionError("opening hours never end")


def _utc(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise ValueError("the business clock needs aware datetimes")
    return instant.astimezone(UTC)
