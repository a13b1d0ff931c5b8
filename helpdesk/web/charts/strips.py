"""Draws interval strips: scores of groups side by side, each with its range and the number of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from helpdesk.web.charts import svg
from helpdesk.web.charts.plot import Formatter
from helpdesk.web.charts.scale import Axis
from helpdesk.web.charts.split import SplitPart, stacked
from helpdesk.web.words import formats

WIDTH, HEIGHT, EDGE = 200, 24, 8
SPLIT_WIDTH, SPLIT_HEIGHT = 120, 12


@dataclass(frozen=True)
class StripRow:
    """A group with its score and range.

    `n` None means that even the number of answers is held back; without `score` the strip gives way to
    `reason`, such as "Too few answers for a score (under 10)". `faint` greys a small group, `look` marks one
    that differs by more than chance. `split` shows what the score is made of.
    """

    label: str
    n: int | None
    score: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""
    faint: bool = False
    look: bool = False
    url: str = ""
    split: tuple[SplitPart, ...] = ()


@dataclass(frozen=True)
class DrawnStrip:
    """A row as drawn; `sentence` says the strip in words."""

    label: str
    url: str
    n: str
    score: str
    span: str
    sentence: str
    strip: SafeString
    split: SafeString
    reason: str
    faint: bool
    look: bool


@dataclass(frozen=True)
class StripTable:
    """Render with `{% include chart.template %}`."""

    label: str
    group_heading: str
    score_heading: str
    axis: SafeString
    rows: tuple[DrawnStrip, ...]
    has_split: bool
    empty: str = ""

    template = "components/charts/strips.html"
    width, height = WIDTH, HEIGHT
    split_width, split_height = SPLIT_WIDTH, SPLIT_HEIGHT


def strip_table(
    rows: Sequence[StripRow],
    *,
    label: str,
    empty: str,
    low: float,
    high: float,
    group_heading: str,
    score_heading: str,
    reference: tuple[str, float] | None = None,
    fmt: Formatter = formats.number,
) -> StripTable:
    """Table of strips on one scale from `low` to `high`; `reference` is a named level, such as ("all products", 36)."""
    scale = Axis(low, high, EDGE, WIDTH - EDGE)
    level = reference[1] if reference else None
    drawn = tuple(_drawn(row, scale, level, fmt) for row in rows)
    has_split = any(row.split for row in rows)
    axis = _axis(scale, reference, fmt)
    return StripTable(label, group_heading, score_heading, axis, drawn, has_split, "" if rows else empty)


def _drawn(row: StripRow, scale: Axis, reference: float | None, fmt: Formatter) -> DrawnStrip:
    known = row.score is not None and row.low is not None and row.high is not None
    n = "–" if row.n is None else formats.number(row.n)
    score = span = sentence = ""
    strip = svg.EMPTY
    if row.score is not None and row.low is not None and row.high is not None:
        score, span = fmt(row.score), _range(row.low, row.high, fmt)
        sentence = _("%(score)s, range %(range)s, %(n)s answers") % {"score": score, "range": span, "n": n}
        strip = _strip(row, (row.low, row.score, row.high), scale, reference)
    split = stacked(row.split, SPLIT_WIDTH, SPLIT_HEIGHT) if row.split and known else svg.EMPTY
    return DrawnStrip(
        label=row.label,
        url=row.url,
        n=n,
        score=score or "–",
        span=span,
        sentence=sentence,
        strip=strip,
        split=split,
        reason="" if known else row.reason,
        faint=row.faint or not known,
        look=row.look and not row.faint,
    )


def _strip(row: StripRow, values: tuple[float, float, float], scale: Axis, reference: float | None) -> SafeString:
    low, score, high = (scale(value) for value in values)
    middle = HEIGHT / 2
    look = row.look and not row.faint
    tone = "faint" if row.faint else "look" if look else "usual"
    draw = svg.diamond if look else svg.dot
    pieces = [
        svg.line("chart-track", (EDGE, middle), (WIDTH - EDGE, middle)),
        svg.line(f"chart-range chart-range-{tone}", (low, middle), (high, middle)),
    ]
    if reference is not None:
        pieces.append(svg.line("chart-reference", (scale(reference), 4), (scale(reference), HEIGHT - 4)))
    pieces.append(draw(f"chart-score chart-score-{tone}", (score, middle)))
    return svg.join(pieces)


def _axis(scale: Axis, reference: tuple[str, float] | None, fmt: Formatter) -> SafeString:
    pieces = [
        svg.text("chart-tick", 0, 16, fmt(scale.low)),
        svg.text("chart-tick", WIDTH, 16, fmt(scale.high), "end"),
    ]
    if reference:
        name, level = reference
        x = min(max(scale(level), 70), WIDTH - 70)
        pieces.append(svg.text("chart-tick", x, 16, f"{name} {fmt(level)}", "middle"))
    return svg.join(pieces)


def _range(low: float, high: float, fmt: Formatter) -> str:
    # Words, not a dash: "−6 to 58" cannot be misread.
    return _("%(low)s to %(high)s") % {"low": fmt(low), "high": fmt(high)}
