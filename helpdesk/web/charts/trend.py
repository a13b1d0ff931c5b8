"""Draws the trend of a score, each period with its range."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpdesk.web.charts import svg
from helpdesk.web.charts.figure import Chart, DataTable, FigureRow, empty_chart
from helpdesk.web.charts.plot import Annotation, Formatter, Plot, stretches
from helpdesk.web.words import formats

WIDTH, HEIGHT, LABEL_ROOM = 460, 200, 40


@dataclass(frozen=True)
class TrendPeriod:
    """A period with n answers, None where even that is held back; without enough, `value` and the range are None.

    `faint` greys a small sample; `running` is the period that is not over yet, drawn hollow.
    """

    label: str
    name: str
    n: int | None
    value: float | None
    low: float | None
    high: float | None
    faint: bool = False
    running: bool = False
    url: str = ""


def trend_chart(
    periods: Sequence[TrendPeriod],
    *,
    label: str,
    empty: str,
    score_heading: str,
    fmt: Formatter = formats.number,
    annotations: Sequence[Annotation] = (),
    width: int = WIDTH,
) -> Chart:
    """Chart of scores in order of time over the band of their ranges; missing periods leave a gap in both."""
    values = [value for p in periods for value in (p.value, p.low, p.high) if value is not None]
    if all(period.value is None for period in periods):
        return empty_chart(label, empty)
    # A score has no meaningful zero; the frame follows the ranges.
    plot = Plot.over(values, len(periods), width=width, height=HEIGHT, right=LABEL_ROOM, zero=False)
    drawing = svg.join((
        _band(periods, plot),
        plot.grid(),
        plot.period_labels([period.label for period in periods]),
        plot.notes(annotations),
        _course(periods, plot),
        _last_value(periods, plot, fmt),
    ))  # fmt: skip
    marks = svg.join(
        _mark(period, plot.at(i, period.value), fmt) for i, period in enumerate(periods) if period.value is not None
    )
    table = _table(periods, score_heading, fmt)
    return Chart(label, table, width, HEIGHT, drawing, marks, newest_first=True)


def _band(periods: Sequence[TrendPeriod], plot: Plot) -> SafeString:
    highs = [plot.at(i, p.high) if p.high is not None else None for i, p in enumerate(periods)]
    lows = [plot.at(i, p.low) if p.low is not None else None for i, p in enumerate(periods)]
    pieces = []
    for high, low in zip(stretches(highs), stretches(lows), strict=True):
        if len(high) == 1:
            pieces.append(svg.line("chart-whisker", high[0], low[0]))
        else:
            pieces.append(svg.path("chart-band", [*high, *reversed(low)], closed=True))
    return svg.join(pieces)


def _course(periods: Sequence[TrendPeriod], plot: Plot) -> SafeString:
    closed = [plot.at(i, p.value) if p.value is not None and not p.running else None for i, p in enumerate(periods)]
    pieces = [svg.path("chart-line", stretch) for stretch in stretches(closed)]
    last = periods[-1]
    if last.running and last.value is not None and len(closed) > 1 and closed[-2] is not None:
        pieces.append(svg.line("chart-line-open", closed[-2], plot.at(len(periods) - 1, last.value)))
    return svg.join(pieces)


def _last_value(periods: Sequence[TrendPeriod], plot: Plot, fmt: Formatter) -> SafeString:
    i, value = next((i, p.value) for i, p in reversed(list(enumerate(periods))) if p.value is not None)
    x, y = plot.at(i, value)
    return svg.text("chart-value", x + 10, y + 4, fmt(value))


def _mark(period: TrendPeriod, at: svg.Point, fmt: Formatter) -> SafeString:
    tone = "chart-dot-open" if period.running else "chart-dot-faint" if period.faint else "chart-dot"
    name = _("%(period)s: %(score)s, range %(range)s, %(n)s answers") % {
        "period": period.name,
        "score": fmt(period.value or 0),
        "range": _range(period, fmt),
        "n": _n(period),
    }
    return svg.mark(period.url, name, svg.hit_area(at), svg.dot(tone, at))


def _range(period: TrendPeriod, fmt: Formatter) -> str:
    if period.low is None or period.high is None:
        return "–"
    return _("%(low)s to %(high)s") % {"low": fmt(period.low), "high": fmt(period.high)}


def _table(periods: Sequence[TrendPeriod], heading: str, fmt: Formatter) -> DataTable:
    rows = tuple(
        FigureRow(
            (
                f"{p.name} ({_('so far')})" if p.running else p.name,
                "–" if p.value is None else fmt(p.value),
                _range(p, fmt),
                _n(p),
            ),
            p.url,
        )
        for p in periods
    )
    return DataTable((_("Period"), heading, _("Range"), _("Answers")), rows)


def _n(period: TrendPeriod) -> str:
    return "–" if period.n is None else formats.number(period.n)
