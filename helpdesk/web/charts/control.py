"""Draws a control chart: is a period unusual, or is it chance?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpdesk.web.charts import svg
from helpdesk.web.charts.figure import Chart, DataTable, FigureRow, empty_chart
from helpdesk.web.charts.plot import Annotation, Formatter, Plot, stretches
from helpdesk.web.charts.scale import spread
from helpdesk.web.words import formats

WIDTH, HEIGHT, LABEL_ROOM = 660, 270, 116


@dataclass(frozen=True)
class ControlPeriod:
    """A closed period. None is a missing value, or a limit that cannot be said; `note` names broken rules."""

    label: str
    name: str
    value: float | None
    low: float | None
    high: float | None
    signal: bool = False
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class OpenPeriod:
    """The period that still runs: drawn hollow, judged by no rule."""

    label: str
    name: str
    value: float
    url: str = ""


def control_chart(
    periods: Sequence[ControlPeriod],
    *,
    label: str,
    empty: str,
    centre: float | None,
    open_period: OpenPeriod | None = None,
    annotations: Sequence[Annotation] = (),
    value_heading: str,
    fmt: Formatter = formats.number,
    limit_fmt: Formatter = lambda value: formats.number(value, 1),
) -> Chart:
    """Chart of periods in order of time, with the usual level, limits that may change by period, and signals.

    `empty` is what the page says while no closed period has a value. `fmt` writes values, `limit_fmt`
    limits and the centre.
    """
    if all(period.value is None for period in periods):
        return empty_chart(label, empty)
    plot = _plot(periods, open_period, centre)
    # Named at the end of its line, where no point stands in the way.
    running = [(open_period.value, _so_far(open_period, fmt))] if open_period else []
    open_labels = [open_period.label] if open_period else []
    drawing = svg.join((
        _band(periods, plot),
        plot.grid(),
        plot.period_labels([period.label for period in periods] + open_labels),
        _lines_at_levels(periods, plot, centre, limit_fmt, running),
        plot.notes(annotations),
        _course(periods, plot, open_period),
    ))  # fmt: skip
    marks = [
        _mark(period, plot.at(i, period.value), fmt, centre)
        for i, period in enumerate(periods)
        if period.value is not None
    ]
    if open_period:
        marks.append(_open_mark(open_period, plot.at(len(periods), open_period.value), fmt))
    table = _table(periods, open_period, value_heading, fmt, limit_fmt)
    return Chart(label, table, WIDTH, HEIGHT, drawing, svg.join(marks), newest_first=True)


def _plot(periods: Sequence[ControlPeriod], running: OpenPeriod | None, centre: float | None) -> Plot:
    seen = [value for period in periods for value in (period.value, period.low, period.high)]
    seen += [centre, running.value if running else None]
    values = [value for value in seen if value is not None]
    count = len(periods) + (running is not None)
    return Plot.over(values, count, width=WIDTH, height=HEIGHT, right=LABEL_ROOM)


def _steps(values: Sequence[float | None], plot: Plot) -> list[svg.Point | None]:
    """Each value held for the width of its period, up to the edges of the plot."""
    points: list[svg.Point | None] = []
    level = set(values)
    for i, value in enumerate(values):
        if value is None:
            points.append(None)
            continue
        # Limits that never change also hold for the open period; moving ones are not known for it yet.
        lasts = i == len(values) - 1 and len(level) == 1
        right = plot.end if lasts else min(plot.x(i) + plot.step / 2, plot.end)
        points += [(max(plot.x(i) - plot.step / 2, plot.left), plot.y(value)), (right, plot.y(value))]
    return points


def _band(periods: Sequence[ControlPeriod], plot: Plot) -> SafeString:
    highs, lows = _limit_lines(periods, plot)
    return svg.join(
        svg.path("chart-band", [*high, *reversed(low)], closed=True) for high, low in zip(highs, lows, strict=True)
    )


def _limit_lines(periods: Sequence[ControlPeriod], plot: Plot) -> tuple[list[list[svg.Point]], list[list[svg.Point]]]:
    known = [period.low is not None and period.high is not None for period in periods]
    high = [period.high if both else None for period, both in zip(periods, known, strict=True)]
    low = [period.low if both else None for period, both in zip(periods, known, strict=True)]
    return stretches(_steps(high, plot)), stretches(_steps(low, plot))


def _lines_at_levels(
    periods: Sequence[ControlPeriod],
    plot: Plot,
    centre: float | None,
    fmt: Formatter,
    also_named: Sequence[tuple[float, str]],
) -> SafeString:
    pieces = [svg.path("chart-limit", line) for lines in _limit_lines(periods, plot) for line in lines]
    named = [*also_named]
    if centre is not None:
        pieces.append(svg.line("chart-centre", (plot.left, plot.y(centre)), (plot.end, plot.y(centre))))
        named.append((centre, _("Usual %(value)s") % {"value": fmt(centre)}))
    last = next((p for p in reversed(periods) if p.low is not None and p.high is not None), None)
    if last and last.low is not None and last.high is not None:
        named.append((last.high, _("Upper limit %(value)s") % {"value": fmt(last.high)}))
        named.append((last.low, _("Lower limit %(value)s") % {"value": fmt(last.low)}))
    heights = spread([plot.y(value) for value, _words in named], gap=14)
    pieces += [
        svg.text("chart-label", plot.end + 10, y + 4, words) for (_value, words), y in zip(named, heights, strict=True)
    ]
    return svg.join(pieces)


def _course(periods: Sequence[ControlPeriod], plot: Plot, running: OpenPeriod | None) -> SafeString:
    points = [None if p.value is None else plot.at(i, p.value) for i, p in enumerate(periods)]
    pieces = [svg.path("chart-line", stretch) for stretch in stretches(points)]
    if running and points[-1] is not None:
        pieces.append(svg.line("chart-line-open", points[-1], plot.at(len(periods), running.value)))
    return svg.join(pieces)


def _mark(period: ControlPeriod, at: svg.Point, fmt: Formatter, centre: float | None) -> SafeString:
    value = fmt(period.value or 0)
    name = f"{period.name}: {value}" + (f", {period.note}" if period.note else "")
    if not period.signal:
        return svg.mark(period.url, name, svg.hit_area(at), svg.dot("chart-dot", at))
    # The line comes from above to what is low, and from below to what is high.
    is_low = centre is not None and period.value is not None and period.value < centre
    words = svg.text("chart-value", at[0], at[1] + (21 if is_low else -11), value, "middle")
    return svg.mark(period.url, name, svg.hit_area(at), svg.diamond("chart-diamond", at), words)


def _so_far(running: OpenPeriod, fmt: Formatter) -> str:
    return _("%(value)s so far") % {"value": fmt(running.value)}


def _open_mark(running: OpenPeriod, at: svg.Point, fmt: Formatter) -> SafeString:
    name = f"{running.name}: {_so_far(running, fmt)}"
    return svg.mark(running.url, name, svg.hit_area(at), svg.dot("chart-dot-open", at))


def _table(
    periods: Sequence[ControlPeriod],
    running: OpenPeriod | None,
    heading: str,
    fmt: Formatter,
    limit_fmt: Formatter,
) -> DataTable:
    def words(value: float | None, write: Formatter) -> str:
        return "–" if value is None else write(value)

    rows = [
        FigureRow((p.name, words(p.value, fmt), words(p.low, limit_fmt), words(p.high, limit_fmt), p.note), p.url)
        for p in periods
    ]
    if running:
        rows.append(FigureRow((running.name, fmt(running.value), "–", "–", _("so far")), running.url))
    return DataTable((_("Period"), heading, _("Lower limit"), _("Upper limit"), _("Note")), tuple(rows))
