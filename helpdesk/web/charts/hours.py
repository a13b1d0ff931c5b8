"""Draws the hours of a day: what came, what was done, and what is usual at that hour, with its range."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpdesk.web.charts import bars, svg
from helpdesk.web.charts.figure import Chart, DataTable, FigureRow, empty_chart
from helpdesk.web.charts.scale import Axis, decimals_of, ticks
from helpdesk.web.words import formats

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 660, 240, 36, 8, 30, 26
LEAST = 4
"""So high is the scale at least, so that its levels are whole numbers."""


@dataclass(frozen=True)
class HourCount:
    """An hour: what came and what was done, None before it begins; what is usual, None where that cannot be said.

    `running` is the hour that is not over yet.
    """

    label: str
    name: str
    came: int | None
    done: int | None
    usual: float | None = None
    low: int | None = None
    high: int | None = None
    running: bool = False


@dataclass(frozen=True)
class HourWords:
    """What the columns and the legend are called."""

    hour: str
    came: str
    done: str
    usual: str


def hours_chart(hours: Sequence[HourCount], *, label: str, empty: str, words: HourWords) -> Chart:
    """Chart of two bars an hour over the range of what is usual; the hour that runs is named by a line."""
    values = [value for hour in hours for value in (hour.came, hour.done, hour.high) if value]
    if not values:
        return empty_chart(label, empty)
    levels = ticks(0, max(*values, LEAST), 4)
    counts = Axis(0, levels[-1], HEIGHT - BOTTOM, TOP)
    slot = (WIDTH - LEFT - RIGHT) / len(hours)
    drawing = svg.join((
        _grid(levels, counts),
        _legend(words),
        *(_names(hour, LEFT + i * slot, slot) for i, hour in enumerate(hours)),
    ))  # fmt: skip
    marks = svg.join(_hour(hour, LEFT + i * slot, slot, counts, words) for i, hour in enumerate(hours))
    return Chart(label, _table(hours, words), WIDTH, HEIGHT, drawing, marks)


def _grid(levels: list[float], counts: Axis) -> SafeString:
    decimals = decimals_of(levels)
    return svg.join(
        piece
        for level in levels
        for piece in (
            svg.line("chart-grid", (LEFT, counts(level)), (WIDTH - RIGHT, counts(level))),
            svg.text("chart-tick", LEFT - 8, counts(level) + 4, formats.number(level, decimals), "end"),
        )
    )


def _legend(words: HourWords) -> SafeString:
    """Swatch and word of each, from the left."""
    pieces, x = [], float(LEFT)
    for swatch, word in (
        (bars.filled(bars.USUAL, (0, 0, 10, 10)), words.came),
        (bars.filled(bars.QUIET, (0, 0, 10, 10)), words.done),
        (svg.bar("chart-hour-range", 0, 0, 10, 10), words.usual),
    ):
        pieces.append(svg.element("g", swatch, transform=f"translate({svg.number(x)} 2)"))
        pieces.append(svg.text("chart-label", x + 16, 11, word))
        x += 16 + bars.LETTER * len(word) + 22
    return svg.join(pieces)


def _names(hour: HourCount, left: float, slot: float) -> SafeString:
    middle = left + slot / 2
    name = svg.text("chart-tick", middle, HEIGHT - 8, hour.label, "middle")
    if not hour.running:
        return name
    return svg.join((svg.line("chart-note-line", (left + slot, TOP - 4), (left + slot, HEIGHT - BOTTOM)), name))


def _hour(hour: HourCount, left: float, slot: float, counts: Axis, words: HourWords) -> SafeString:
    width = min(slot * 0.36, 20)
    middle, ground = left + slot / 2, counts(0)
    pieces = [svg.bar("chart-hit", left, TOP, slot, ground - TOP)]
    if hour.low is not None and hour.high is not None and hour.usual is not None:
        top = counts(hour.high)
        pieces.append(svg.bar("chart-hour-range", middle - width - 3, top, 2 * width + 6, counts(hour.low) - top))
        level = counts(hour.usual)
        pieces.append(svg.line("chart-centre", (middle - width - 3, level), (middle + width + 3, level)))
    for count, tone, x in ((hour.came, bars.USUAL, middle - width - 1), (hour.done, bars.QUIET, middle + 1)):
        if count:
            pieces.append(bars.filled(tone, (x, counts(count), width, ground - counts(count))))
    return svg.mark("", _told(hour, words), *pieces)


def _told(hour: HourCount, words: HourWords) -> str:
    parts = [(words.came, hour.came), (words.done, hour.done)]
    told = [f"{word} {formats.number(count)}" for word, count in parts if count is not None]
    return f"{hour.name}: " + ", ".join([*told, *([f"{words.usual} {_usual(hour)}"] if hour.usual is not None else [])])


def _usual(hour: HourCount) -> str:
    if hour.usual is None or hour.low is None or hour.high is None:
        return "–"
    values = {
        "usual": formats.number(hour.usual, 1),
        "low": formats.number(hour.low),
        "high": formats.number(hour.high),
    }
    return _("%(usual)s (%(low)s to %(high)s)") % values


def _table(hours: Sequence[HourCount], words: HourWords) -> DataTable:
    def count(value: int | None) -> str:
        return "–" if value is None else formats.number(value)

    rows = tuple(
        FigureRow(
            (
                f"{hour.name} ({_('so far')})" if hour.running else hour.name,
                count(hour.came),
                count(hour.done),
                _usual(hour),
            )
        )
        for hour in hours
    )
    return DataTable((words.hour, words.came, words.done, words.usual), rows)
