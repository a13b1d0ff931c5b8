"""What a control chart holds: a centre line, and for each period a value, its limits and the rules it breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class ControlPoint:
    """One period: value, limits, distance from the centre in standard errors (z), broken rules ("R1" …).

    `value` is None for a missing period (no count or no exposure); limits and z are None without a baseline.
    """

    value: float | None
    low: float | None
    high: float | None
    z: float | None
    rules: tuple[str, ...]

    @property
    def is_signal(self) -> bool:
        """Whether the period differs from the usual by more than chance."""
        return bool(self.rules)


@dataclass(frozen=True)
class ControlChart:
    """Points in order of time; `sigma_z` is Laney's factor on the limits, 1 for charts without it.

    `centre` is None when the baseline holds no usable period. All values are in the unit of the chart: a rate
    (u), a share (p), a count (c), or what was measured (XmR).
    """

    centre: float | None
    points: tuple[ControlPoint, ...]
    sigma_z: float = 1.0

    @property
    def signals(self) -> tuple[int, ...]:
        """Positions of the points that break a rule."""
        return tuple(i for i, point in enumerate(self.points) if point.is_signal)


def check_baseline(points: int, baseline: int) -> None:
    """Refuse a baseline, or a series, without any period.

    Raises:
        ValueError: `baseline` or `points` is below 1.
    """
    if baseline < 1:
        raise ValueError("a baseline needs at least one point")
    if not points:
        raise ValueError("a control chart needs at least one period")


def mean_moving_range(values: Sequence[float | None]) -> float | None:
    """Mean distance between neighbours, in the unit of the values, skipping over gaps; None without two neighbours."""
    steps = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    return sum(steps) / len(steps) if steps else None
