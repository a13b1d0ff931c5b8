"""Draws the frame of a chart over time: a grid, labels of values and periods, notes on what happened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Self

from django.utils.safestring import SafeString

from helpdesk.web.charts import svg
from helpdesk.web.charts.scale import Axis, decimals_of, ticks
from helpdesk.web.words import formats

Formatter = Callable[[float], str]

LABEL_WIDTH = 56
"""Room that a period's label needs, in px."""


@dataclass(frozen=True)
class Annotation:
    """Something that happened at the period with this position, such as a new supplier."""

    position: int
    words: str


@dataclass(frozen=True)
class Plot:
    """Where periods (0 … count - 1) and values lie in a drawing of `width` by `height` px."""

    width: int
    height: int
    left: int
    right: int
    y: Axis
    levels: tuple[float, ...]
    count: int

    @classmethod
    def over(
        cls,
        values: Sequence[float],
        count: int,
        *,
        width: int,
        height: int,
        right: int,
        left: int = 40,
        zero: bool = True,
    ) -> Self:
        """A frame that holds all `values`, from 0 on where `zero` is set."""
        floor = [0.0] if zero else []
        levels = ticks(min([*values, *floor]), max([*values, *floor]))
        scale = Axis(levels[0], levels[-1], height - 28, 22)
        return cls(width, height, left, right, scale, tuple(levels), count)

    @property
    def step(self) -> float:
        """Distance between periods."""
        return (self.end - self.left) / max(self.count - 1, 1)

    @property
    def end(self) -> float:
        """Right edge of the plot, where lines end and their labels begin."""
        return self.width - self.right

    def x(self, position: float) -> float:
        """Position of a period; a single one stands in the middle."""
        if self.count == 1:
            return (self.left + self.end) / 2
        return self.left + position * self.step

    def at(self, position: int, value: float) -> svg.Point:
        """The point at which a value of a period is drawn."""
        return self.x(position), self.y(value)

    def grid(self) -> SafeString:
        """Quiet lines with their values."""
        decimals = decimals_of(list(self.levels))
        return svg.join(
            piece
            for level in self.levels
            for piece in (
                svg.line("chart-grid", (self.left, self.y(level)), (self.end, self.y(level))),
                svg.text("chart-tick", self.left - 8, self.y(level) + 4, formats.number(level, decimals), "end"),
            )
        )

    def period_labels(self, labels: Sequence[str]) -> SafeString:
        """As many labels of periods as there is room for."""
        every = max(1, ceil(LABEL_WIDTH / self.step)) if self.count > 1 else 1
        return svg.join(
            svg.text("chart-tick", self.x(i), self.height - 8, labels[i], "middle") for i in range(0, self.count, every)
        )

    def notes(self, annotations: Sequence[Annotation]) -> SafeString:
        """A dotted line for each annotation, its words on the side with more room."""
        pieces = []
        for note in annotations:
            x = self.x(note.position)
            side, anchor = (-6, "end") if x > (self.left + self.end) / 2 else (6, "start")
            pieces.append(svg.line("chart-note-line", (x, 14), (x, self.y.start)))
            pieces.append(svg.text("chart-note", x + side, 22, note.words, anchor))
        return svg.join(pieces)


def stretches(points: Sequence[svg.Point | None]) -> list[list[svg.Point]]:
    """Runs of points without a gap, so that no line is drawn over missing periods."""
    found: list[list[svg.Point]] = [[]]
    for point in points:
        if point is not None:
            found[-1].append(point)
        elif found[-1]:
            found.append([])
    return [stretch for stretch in found if stretch]
