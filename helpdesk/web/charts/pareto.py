"""Draws a Pareto chart: which few causes make most of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpdesk.web.charts import bars, svg
from helpdesk.web.charts.figure import Chart, DataTable, FigureRow, empty_chart
from helpdesk.web.charts.scale import Axis, ticks
from helpdesk.web.words import formats

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 280, 40, 44, 22, 42
SLOT = 48
MIN_WIDTH = 396


@dataclass(frozen=True)
class RankedBar:
    """A cause, largest first; `cumulative` is the running share (0 to 1), `vital` the few to look at."""

    label: str
    count: int
    cumulative: float
    vital: bool = False
    url: str = ""


def pareto_chart(
    ranked: Sequence[RankedBar],
    *,
    label: str,
    empty: str,
    untagged: int = 0,
    untagged_url: str = "",
    cause_heading: str,
    count_heading: str,
) -> Chart:
    """Chart of bars with the running share and the line at 80 %; `untagged` stands apart, outside the ranking."""
    if not ranked and not untagged:
        return empty_chart(label, empty)
    slots = len(ranked) + (1.25 if untagged else 0)
    width = max(MIN_WIDTH, round(LEFT + RIGHT + SLOT * slots))
    slot = (width - LEFT - RIGHT) / slots
    levels = ticks(0, max([bar.count for bar in ranked] + [untagged]), 4)
    counts = Axis(0, levels[-1], HEIGHT - BOTTOM, TOP)
    shares = Axis(0, 1, HEIGHT - BOTTOM, TOP)
    centres = [LEFT + slot * (i + 0.5) for i in range(len(ranked))]
    drawing = [_grid(levels, counts, width), _words(ranked, centres, slot)]
    marks = [
        _column(bar, bars.LOOK if bar.vital else bars.USUAL, x, slot, counts)
        for bar, x in zip(ranked, centres, strict=True)
    ]
    if ranked:
        drawing.append(_share_axis(shares, width))
        marks.append(_running_share([(x, shares(b.cumulative)) for b, x in zip(ranked, centres, strict=True)]))
    if untagged:
        x, apart = width - RIGHT - slot / 2, RankedBar(_("Untagged"), untagged, 1, url=untagged_url)
        drawing.append(bars.words_below((x, HEIGHT - BOTTOM + 16), apart.label, slot))
        marks.append(_column(apart, bars.QUIET, x, slot, counts))
    table = _table(ranked, untagged, untagged_url, (cause_heading, count_heading))
    return Chart(label, table, width, HEIGHT, svg.join(drawing), svg.join(marks))


def _grid(levels: list[float], counts: Axis, width: int) -> SafeString:
    return svg.join(
        piece
        for level in levels
        for piece in (
            svg.line("chart-grid", (LEFT, counts(level)), (width - RIGHT, counts(level))),
            svg.text("chart-tick", LEFT - 8, counts(level) + 4, formats.number(level), "end"),
        )
    )


def _share_axis(shares: Axis, width: int) -> SafeString:
    edge = width - RIGHT
    pieces = [svg.line("chart-limit", (LEFT, shares(0.8)), (edge, shares(0.8)))]
    pieces += [
        svg.text("chart-tick", edge + 6, shares(share) + 4, formats.percent(share)) for share in (0, 0.25, 0.5, 0.8, 1)
    ]
    return svg.join(pieces)


def _words(ranked: Sequence[RankedBar], centres: list[float], slot: float) -> SafeString:
    return svg.join(
        bars.words_below((x, HEIGHT - BOTTOM + 16), bar.label, slot) for bar, x in zip(ranked, centres, strict=True)
    )


def _column(bar: RankedBar, tone: str, x: float, slot: float, counts: Axis) -> SafeString:
    width = min(slot * 0.8, 56)
    box = (x - width / 2, counts(bar.count), width, counts(0) - counts(bar.count))
    hit = svg.bar("chart-hit", x - slot / 2, TOP, slot, counts(0) - TOP)
    name = f"{bar.label}: {formats.number(bar.count)}"
    return svg.mark(bar.url, name, hit, bars.column(tone, box, bar.count, TOP))


def _running_share(points: list[svg.Point]) -> SafeString:
    squares = [svg.bar("chart-square", x - 3, y - 3, 6, 6) for x, y in points]
    return svg.element("g", svg.join((svg.path("chart-running", points), *squares)), class_="chart-over")


def _table(ranked: Sequence[RankedBar], untagged: int, untagged_url: str, headings: tuple[str, str]) -> DataTable:
    rows = [
        FigureRow((bar.label, formats.number(bar.count), formats.percent(bar.cumulative)), bar.url) for bar in ranked
    ]
    if untagged:
        rows.append(FigureRow((_("Untagged"), formats.number(untagged), "–"), untagged_url))
    return DataTable((*headings, _("Running share")), tuple(rows))
