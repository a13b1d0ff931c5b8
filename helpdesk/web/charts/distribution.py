"""Draws a distribution: how many gave each score."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpdesk.web.charts import bars, svg
from helpdesk.web.charts.figure import Chart, DataTable, FigureRow, empty_chart
from helpdesk.web.charts.scale import Axis
from helpdesk.web.words import formats

WIDTH, HEIGHT, TOP, BOTTOM = 396, 190, 22, 26


@dataclass(frozen=True)
class ScoreCount:
    """How often a score was given; `tone` is one of bars.USUAL, LOOK, QUIET."""

    label: str
    count: int
    tone: str = bars.USUAL
    url: str = ""


def distribution_chart(
    scores: Sequence[ScoreCount], *, label: str, empty: str, score_heading: str, count_heading: str
) -> Chart:
    """Chart with one zero-based bar per score, in the order of the scale, each with its count."""
    total = sum(score.count for score in scores)
    if not total:
        return empty_chart(label, empty)
    counts = Axis(0, max(score.count for score in scores), HEIGHT - BOTTOM, TOP)
    slot = WIDTH / len(scores)
    marks = [_column(score, i * slot, slot, counts) for i, score in enumerate(scores)]
    ground = svg.line("chart-grid", (0, counts(0)), (WIDTH, counts(0)))
    names = (
        svg.text("chart-tick", (i + 0.5) * slot, HEIGHT - 8, score.label, "middle") for i, score in enumerate(scores)
    )
    rows = tuple(FigureRow((s.label, formats.number(s.count), formats.percent(s.count / total)), s.url) for s in scores)
    table = DataTable((score_heading, count_heading, _("Share")), rows)
    return Chart(label, table, WIDTH, HEIGHT, svg.join((ground, *names)), svg.join(marks))


def _column(score: ScoreCount, left: float, slot: float, counts: Axis) -> SafeString:
    width = min(slot * 0.8, 48)
    box = (left + (slot - width) / 2, counts(score.count), width, counts(0) - counts(score.count))
    hit = svg.bar("chart-hit", left, TOP, slot, counts(0) - TOP)
    name = f"{score.label}: {formats.number(score.count)}"
    # A top of -20 keeps every number above its bar: there is room, and small bars stay comparable.
    return svg.mark(score.url, name, hit, bars.column(score.tone, box, score.count, top=-20))
