"""Reads a period of days from an address: whole, in order, and no longer than a page can bear."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from helpdesk.web import shop_time
from helpdesk.web.parameters.days import day
from helpdesk.web.words import formats

LONGEST = 5 * 366


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included. `note` tells the reader where they are not what was asked for."""

    first: dt.date
    last: dt.date
    note: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def end(self) -> dt.date:
        """The day after the last one: what a half-open condition compares with."""
        return self.last + dt.timedelta(days=1)


def period(
    first: str | dt.date | None, last: str | dt.date | None, *, default: Period, longest: int = LONGEST
) -> Period:
    """The period asked for. One side alone is completed, from the default where that fits.

    A side that is no date and a period that ends before it begins leave the default; one that is too long keeps its
    newest days. Each of them is told in `note`.
    """
    unread = [str(asked) for asked in (first, last) if asked and not _read(asked)]
    if unread:
        return Period(
            default.first,
            default.last,
            gettext("“%(words)s” is no date that can be shown here.") % {"words": unread[0][:40]},
        )
    start, end = _completed(_read(first), _read(last), default)
    if start > end:
        return Period(
            default.first, default.last, gettext("The period ended before it began, so the usual one is shown.")
        )
    if (end - start).days >= longest:
        start = end - dt.timedelta(days=longest - 1)
        return Period(start, end, _cut(start, end, longest))
    return Period(start, end)


def _read(asked: str | dt.date | None) -> dt.date | None:
    return day(asked.isoformat() if isinstance(asked, dt.date) else asked or "")


def _completed(start: dt.date | None, end: dt.date | None, default: Period) -> tuple[dt.date, dt.date]:
    """Where one side is missing, the default's, or as many days as the default has."""
    length = default.last - default.first
    if start and not end:
        end = default.last if default.last >= start else start + length
    if end and not start:
        start = default.first if default.first <= end else end - length
    return start or default.first, end or default.last


def _cut(start: dt.date, end: dt.date, longest: int) -> str:
    today = shop_time.today()
    span = (
        gettext("%(count)s years") % {"count": longest // 365}
        if longest >= 2 * 365
        else gettext("%(count)s days") % {"count": longest}
    )
    shown = gettext("%(first)s to %(last)s") % {
        "first": formats.short_date(start, today),
        "last": formats.short_date(end, today),
    }
    return gettext("At most %(span)s fit on this page: %(shown)s is shown.") % {"span": span, "shown": shown}
