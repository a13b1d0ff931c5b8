"""Run rules on standardised values z (0 = centre line, ±3 = limits).

R1 one point beyond 3; R2 nine in a row on one side (8 in the Western Electric rules, 7 in the NHS ones);
R3 six in a row rising or falling; R5, on request, two of three beyond 2 on one side. The numbers are
Nelson's (1984), of whose rules only the first four are meant for counts and shares.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt

SMALLEST_STEP = 1e-9
"""Differences below this are rounding, not movement."""


@dataclass(frozen=True)
class RunRules:
    """Which run rules are asked: how long a run and a trend must be, in points, and whether R5 is asked for."""

    run: int = 9
    trend: int = 6
    two_of_three: bool = False


DEFAULT_RULES = RunRules()


def signals(z: Sequence[float | None], rules: RunRules = DEFAULT_RULES) -> list[tuple[str, ...]]:
    """Names of the rules ("R1", …) that each point completes; None (a missing period) breaks every run."""
    found: list[tuple[str, ...]] = []
    run = trend = 0  # points on one side, steps in one direction: negative below the centre, and when falling
    previous: float | None = None
    for i, value in enumerate(z):
        if value is None:
            run = trend = 0
            found.append(())
        else:
            run = _extend(run, value)
            trend = 0 if previous is None else _extend(trend, value - previous)
            two = rules.two_of_three and _two_of_three(z, i)
            far, long, steady = abs(value) > 3, abs(run) >= rules.run, abs(trend) + 1 >= rules.trend
            found.append(_names(far, long, steady, two) if far or long or steady or two else ())
        previous = value
    return found


def _names(*broken: bool) -> tuple[str, ...]:
    return tuple(name for name, is_broken in zip(("R1", "R2", "R3", "R5"), broken, strict=True) if is_broken)


def false_alarm_chance(points: int) -> float:
    """Chance (0 to 1) that R1 flags at least one of `points` perfectly usual periods."""
    return float(1 - erf(3 / sqrt(2)) ** points)


def _extend(length: int, direction: float) -> int:
    """The run grown by a step in this direction; no movement, such as a point on the centre, ends it."""
    if direction > SMALLEST_STEP:
        return length + 1 if length > 0 else 1
    if direction < -SMALLEST_STEP:
        return length - 1 if length < 0 else -1
    return 0


def _two_of_three(z: Sequence[float | None], i: int) -> bool:
    """Whether point i is the second of the last three beyond 2 on its side."""
    value = z[i]
    if value is None or abs(value) <= 2:
        return False
    for earlier in reversed(z[max(0, i - 2) : i]):
        if earlier is None:
            return False
        if abs(earlier) > 2 and earlier * value > 0:
            return True
    return False
