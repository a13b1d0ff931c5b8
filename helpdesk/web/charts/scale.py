"""Turns values into positions: round tick values and a straight scale."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Axis:
    """Maps the values from `low` to `high` onto the positions from `start` to `end` of the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Position of a value; values outside stay at the edge."""
        inside = min(max(value, self.low), self.high)
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values, evenly spaced, the first at or below `low` and the last at or above `high`."""
    if high <= low:
        high = low + 1
    raw = (high - low) / about
    magnitude = 10.0 ** floor(log10(raw))
    step = next(factor * magnitude for factor in STEPS if factor * magnitude >= raw * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def decimals_of(values: list[float]) -> int:
    """Decimals needed to tell these tick values apart, at most four."""
    return next((d for d in range(4) if all(abs(round(v, d) - v) < 1e-9 for v in values)), 4)


def spread(positions: list[float], gap: float) -> list[float]:
    """Positions pushed up so that neighbours keep at least `gap`; the answer keeps the order given."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    moved = list(positions)
    for before, i in pairwise(order):
        moved[i] = max(moved[i], moved[before] + gap)
    return moved
