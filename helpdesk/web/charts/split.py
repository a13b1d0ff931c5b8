"""Draws a split bar: how a whole divides into two to four parts, with the counts in words below."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from helpdesk.web.charts import bars, svg
from helpdesk.web.words import formats

WIDTH, GAP = 332, 2


@dataclass(frozen=True)
class SplitPart:
    """A named count; `tone` is one of bars.USUAL, LOOK, QUIET."""

    label: str
    count: int
    tone: str
    url: str = ""


@dataclass(frozen=True)
class PartRow:
    """A part in words, with a swatch in its tone."""

    label: str
    url: str
    swatch: SafeString
    count: str
    share: str


@dataclass(frozen=True)
class SplitBar:
    """Render with `{% include chart.template %}`."""

    label: str
    drawing: SafeString
    rows: tuple[PartRow, ...]
    height: int
    empty: str = ""

    template = "components/charts/split.html"
    width = WIDTH


def split_bar(parts: Sequence[SplitPart], *, label: str, empty: str, height: int = 34) -> SplitBar:
    """Chart of one bar for the whole, and a row for each part; shares are rounded one by one."""
    total = sum(part.count for part in parts)
    if not total:
        return SplitBar(label, svg.EMPTY, (), height, empty)
    rows = tuple(
        PartRow(
            part.label,
            part.url,
            bars.filled(part.tone, (0, 0, 12, 12)),
            formats.number(part.count),
            formats.percent(part.count / total),
        )
        for part in parts
    )
    return SplitBar(label, stacked(parts, WIDTH, height), rows, height)


def stacked(parts: Sequence[SplitPart], width: float, height: float) -> SafeString:
    """The parts side by side over the whole width, with a hairline between them."""
    total = sum(part.count for part in parts)
    pieces, x = [], 0.0
    for part in parts:
        length = width * part.count / total
        if length:
            pieces.append(bars.filled(part.tone, (x, 0, max(length - GAP, 1), height)))
        x += length
    return svg.join(pieces)
