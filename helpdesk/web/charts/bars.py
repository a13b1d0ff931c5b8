"""Upright bars, shared by the charts that rank or count: a tone, a number on top, words below."""

from textwrap import wrap

from django.utils.safestring import SafeString

from helpdesk.web.charts import svg
from helpdesk.web.words import formats

USUAL, LOOK, QUIET = "usual", "look", "quiet"
"""Tones: as usual; look here (with a hatch, never colour alone); beside the matter."""

LETTER = 6
"""Width of a letter of the labels, in px."""
INSIDE_FROM = 18
"""A bar that leaves less room above itself than this carries its number inside."""


def column(tone: str, box: tuple[float, float, float, float], count: int, top: float) -> SafeString:
    """A bar over (x, y, width, height) with its count above, or inside where the drawing's `top` is near."""
    x, y, width, height = box
    inside = y - top < INSIDE_FROM and height > INSIDE_FROM
    class_, words_y = ("chart-value-in", y + 18) if inside else ("chart-value", y - 6)
    return svg.join((
        filled(tone, box),
        svg.text(class_, x + width / 2, words_y, formats.number(count), "middle"),
    ))  # fmt: skip


def filled(tone: str, box: tuple[float, float, float, float]) -> SafeString:
    """A rectangle in its tone."""
    rectangle = svg.bar(f"chart-bar chart-{tone}", *box)
    return svg.join((rectangle, svg.hatch(*box))) if tone == LOOK else rectangle


def words_below(at: svg.Point, words: str, width: float) -> SafeString:
    """At most two lines of `width` px centred under a bar; the mark's tooltip has the whole name."""
    lines = wrap(words, max(int(width / LETTER), 4), max_lines=2, placeholder="…")
    return svg.join(svg.text("chart-tick", at[0], at[1] + 13 * i, line, "middle") for i, line in enumerate(lines))
