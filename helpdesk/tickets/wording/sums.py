"""Tells how open time adds up between two instants, a line for each stretch: what was open, and what was closed."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext, ngettext

from helpdesk.calendars.clock import BusinessCalendar, OpenSpan, open_spans
from helpdesk.web.words.formats import clock, day_and_month, open_time

MOST = 9
"""Lines of one sum; what lies in the middle of a longer one is one line."""
ENDS = 3
MINUTE = dt.timedelta(minutes=1)


def sum_words(calendar: BusinessCalendar, start: dt.datetime, end: dt.datetime) -> list[str]:
    """The lines of a sum by the calendar's own clock, such as "Fri 27 Nov, 16:30–17:00: 30 min", "Sat, Sun: closed"."""
    spans = open_spans(calendar, start, end)
    if len(spans) <= MOST:
        return list(_lines(calendar, start, end, spans))
    head, tail = spans[:ENDS], spans[-ENDS:]
    return [
        *_lines(calendar, start, head[-1].end, head),
        _between(spans[ENDS:-ENDS]),
        *_lines(calendar, tail[0].start, end, tail),
    ]


def _lines(
    calendar: BusinessCalendar, start: dt.datetime, end: dt.datetime, spans: Sequence[OpenSpan]
) -> Iterator[str]:
    day = start.astimezone(calendar.zone).date()
    for span in spans:
        opens, closes = span.start.astimezone(calendar.zone), span.end.astimezone(calendar.zone)
        if shut := _closed_days(calendar, day, opens.date()):
            yield _closed(shut)
        values = {"day": _day(opens.date()), "from": clock(opens), "to": clock(closes)}
        yield gettext("%(day)s, %(from)s–%(to)s: %(time)s") % {**values, "time": open_time(_minutes([span]))}
        day = (span.end - MINUTE).astimezone(calendar.zone).date() + dt.timedelta(days=1)
    if shut := _closed_days(calendar, day, end.astimezone(calendar.zone).date() + dt.timedelta(days=1)):
        yield _closed(shut)


def _between(spans: Sequence[OpenSpan]) -> str:
    words = ngettext("%(count)s more stretch: %(time)s", "%(count)s more stretches: %(time)s", len(spans))
    return words % {"count": len(spans), "time": open_time(_minutes(spans))}


def _minutes(spans: Sequence[OpenSpan]) -> float:
    return sum((span.end - span.start for span in spans), dt.timedelta()) / MINUTE


def _closed_days(calendar: BusinessCalendar, first: dt.date, end: dt.date) -> list[dt.date]:
    days = (first + dt.timedelta(days=ahead) for ahead in range((end - first).days))
    return [day for day in days if not calendar.openings_on(day)]


def _closed(days: Sequence[dt.date]) -> str:
    if len(days) > ENDS:
        values = {"first": _day(days[0]), "last": _day(days[-1])}
        return gettext("%(first)s to %(last)s: closed") % values
    return gettext("%(days)s: closed") % {"days": ", ".join(str(WEEKDAYS_ABBR[day.weekday()]) for day in days)}


def _day(day: dt.date) -> str:
    return f"{WEEKDAYS_ABBR[day.weekday()]} {day_and_month(day)}"
