"""The shop's opening hours as customers read them: the week, whether it is open now, and when it stays closed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from helpdesk.calendars.models import Calendar
from helpdesk.calendars.opening import BusinessCalendar, OpenSpan
from helpdesk.calendars.queries import NamedDay, named_days
from helpdesk.calendars.shifts import in_words
from helpdesk.web.words.formats import clock, long_date

DAYS_AHEAD = 28
"""Days on which it stays closed are told so long before."""
_SPANS = 15


@dataclass(frozen=True)
class HoursTold:
    """`week` is a line for days with the same hours, `now` a sentence, `place` the city whose clock counts."""

    week: Sequence[str]
    now: str
    is_open: bool
    place: str
    closed: Sequence[NamedDay]


def hours_told() -> HoursTold | None:
    """The hours by which the shop's clock runs, in the language of the page; None where nobody set any."""
    row = Calendar.objects.filter(is_default=True).prefetch_related("holidays").first()
    if row is None:
        return None
    calendar, now = row.plain(), timezone.now()
    today = now.astimezone(calendar.zone).date()
    last = today + dt.timedelta(days=DAYS_AHEAD)
    closed = [
        day
        for day in named_days(row, today, get_language() or "en")
        if not day.is_open and day.date <= last and calendar.weekly[day.date.weekday()]
    ]
    span = _next_span(calendar, now)
    return HoursTold(
        in_words(row.hours).split("; "),
        _now_in_words(calendar, span, now),
        span.start <= now,
        calendar.time_zone.rpartition("/")[2].replace("_", " "),
        closed,
    )


def _next_span(calendar: BusinessCalendar, now: dt.datetime) -> OpenSpan:
    """The stretch that is open now or opens next; what goes on over midnight is one."""
    first, *later = islice(calendar.spans_from(now), _SPANS)
    end = first.end
    for span in later:
        if span.start > end:
            break
        end = span.end
    return OpenSpan(first.start, end)


def _now_in_words(calendar: BusinessCalendar, span: OpenSpan, now: dt.datetime) -> str:
    today = now.astimezone(calendar.zone).date()
    if span.start <= now:
        if span.end - now > dt.timedelta(days=7):
            return gettext("Open now, day and night.")
        return gettext("Open now, until %(time)s.") % {"time": clock(span.end.astimezone(calendar.zone))}
    opens = span.start.astimezone(calendar.zone)
    ahead, values = (opens.date() - today).days, {"time": clock(opens), "day": date_format(opens, "l")}
    if ahead == 0:
        return gettext("Closed now. Opens today at %(time)s.") % values
    if ahead < 7:
        return gettext("Closed now. Opens %(day)s at %(time)s.") % values
    return gettext("Closed now. Opens on %(date)s at %(time)s.") % {
        "date": long_date(opens.date()),
        "time": clock(opens),
    }
