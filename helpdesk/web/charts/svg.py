"""Small pieces of SVG as safe strings: classes and presentation attributes only, as a strict CSP wants."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Point = tuple[float, float]

EMPTY = SafeString("")
HIT_RADIUS = 12
"""Marks react within 24 px, however small they are drawn."""


def number(value: float) -> str:
    """A coordinate with at most one decimal and always a point, whatever the reader's language."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")  # adding 0 turns -0.0 into 0.0


def element(tag: str, content: str = EMPTY, /, **attributes: str | float) -> SafeString:
    """One element; `class_` becomes class, other underscores become hyphens. Text content is escaped."""
    written = format_html_join(
        "",
        ' {}="{}"',
        (
            (name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
            for name, value in attributes.items()
        ),
    )
    return format_html("<{0}{1}>{2}</{0}>", tag, written, content)


def join(pieces: Iterable[str]) -> SafeString:
    """Pieces one after another; what is not safe yet is escaped."""
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def line(class_: str, start: Point, end: Point) -> SafeString:
    """A straight line."""
    return element("line", class_=class_, x1=start[0], y1=start[1], x2=end[0], y2=end[1])


def path(class_: str, points: Sequence[Point], *, closed: bool = False) -> SafeString:
    """A line through the points, or with `closed` the area between them."""
    if not points:
        return EMPTY
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")
    return element("path", class_=class_, d=data)


def bar(class_: str, x: float, y: float, width: float, height: float) -> SafeString:
    """A rectangle with softened corners."""
    return element("rect", class_=class_, x=x, y=y, width=width, height=max(height, 0), rx=2)


def hatch(x: float, y: float, width: float, height: float, gap: float = 7) -> SafeString:
    """Diagonal lines clipped to a rectangle: the second mark of "look here" beside its colour."""
    strokes = []
    offset = gap
    while offset < width + height:
        start = x + max(0.0, offset - height), y + min(height, offset)
        end = x + min(width, offset), y + max(0.0, offset - width)
        strokes.append(f"M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}")
        offset += gap
    return element("path", class_="chart-hatch", d="".join(strokes)) if strokes else EMPTY


def text(class_: str, x: float, y: float, words: str, anchor: str = "start") -> SafeString:
    """A label; `anchor` is start, middle or end."""
    return element("text", words, class_=class_, x=x, y=y, text_anchor=anchor)


def dot(class_: str, at: Point, radius: float = 4) -> SafeString:
    """A round mark."""
    return element("circle", class_=class_, cx=at[0], cy=at[1], r=radius)


def diamond(class_: str, at: Point, radius: float = 6.5) -> SafeString:
    """The mark of a value that asks to be looked at."""
    x, y = at
    return path(class_, [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], closed=True)


def mark(url: str, name: str, *pieces: str) -> SafeString:
    """Pieces with a tooltip, as a link to `url` where there is one; `name` says all that the eye can see."""
    content = join((element("title", name), *pieces))
    if not url:
        return element("g", content)
    return element("a", content, class_="chart-mark", href=url, aria_label=name)


def hit_area(at: Point) -> SafeString:
    """The invisible part of a mark that makes it easy to press."""
    return dot("chart-hit", at, HIT_RADIUS)
