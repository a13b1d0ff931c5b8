"""Draws the score by month or week, each with its range. The period that is not over is drawn hollow."""

import datetime as dt

from django.utils.translation import gettext

from helpdesk.stats.intervals import SampleSize, protect
from helpdesk.web import shop_time
from helpdesk.web.charts import TrendPeriod, trend_chart
from helpdesk.web.charts.figure import Chart
from helpdesk.web.words import formats
from surveys.kinds.measure import Counts
from surveys.queries.chosen import Chosen

ENOUGH = (SampleSize.LOW, SampleSize.FULL)
LONGEST = 60
"""At most so many periods; a longer time is shown from its end."""


def trend(chosen: Chosen, counts: dict[dt.date, Counts], period: str, path: str) -> Chart:
    """Chart of the score of every month or week from the first to the last day (at most 60), also of those without
    answers.

    `counts` maps a period's first day to answers in the order of the scale's steps; a period with fewer than ten has no
    score.
    """
    today = shop_time.today()
    firsts = starts(chosen.start, min(chosen.end, today), period)[-LONGEST:]
    told = _told([sum(counts.get(first, ())) for first in firsts])
    periods = [
        _period(chosen, first, counts.get(first, ()), size=size, period=period, today=today, path=path)
        for first, size in zip(firsts, told, strict=True)
    ]
    name = chosen.survey.short
    return trend_chart(
        periods,
        label=_label(period) % {"name": name},
        empty=_nothing(period),
        score_heading=name,
        fmt=chosen.survey.words,
    )


def _label(period: str) -> str:
    if period == "week":
        return gettext("%(name)s by week, with the 95%% range of each")
    return gettext("%(name)s by month, with the 95%% range of each")


def _nothing(period: str) -> str:
    if period == "week":
        return gettext("No week has ten answers yet, so there is no score to draw.")
    return gettext("No month has ten answers yet, so there is no score to draw.")


def _told(sizes: list[int]) -> list[SampleSize | None]:
    """What may be shown of each period, given that all of them together are; None for one without answers."""
    classes = iter(protect([n for n in sizes if n]))
    return [next(classes) if n else None for n in sizes]


def starts(start: dt.date, end: dt.date, period: str) -> list[dt.date]:
    """The first days of the months or weeks that touch the days from `start` to `end`."""
    day = start.replace(day=1) if period == "month" else start - dt.timedelta(days=start.weekday())
    found = []
    while day <= end:
        found.append(day)
        day = following(day, period)
    return found


def following(first: dt.date, period: str) -> dt.date:
    """The first day of the month or week behind the one that begins on `first`."""
    if period == "week":
        return first + dt.timedelta(days=7)
    return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def _period(
    chosen: Chosen, first: dt.date, counts: Counts, *, size: SampleSize | None, period: str, today: dt.date, path: str
) -> TrendPeriod:
    last = following(first, period) - dt.timedelta(days=1)
    found = chosen.survey.figure(counts) if size in ENOUGH else None
    short = (
        formats.short_date(first, first - dt.timedelta(days=40))
        if period == "week"
        else formats.month(first, short=True)
    )
    return TrendPeriod(
        label=short,
        name=formats.month(first, year=True)
        if period == "month"
        else gettext("Week from %(short)s") % {"short": short},
        n=None if size is SampleSize.SUPPRESSED else sum(counts),
        value=found.value if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        faint=size is SampleSize.LOW,
        running=last >= today,
        url=f"{path}?{chosen.address(start=first, end=last)}",
    )
