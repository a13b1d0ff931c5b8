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
    """How long a run must be, and whether R5 is asked for."""

    run: int = 9
    trend: int = 6
    two_of_three: bool = False


DEFAULT_RULES = RunRules()


def signals(z: Sequence[float | None], rules: RunRules = DEFAULT_RULES) -> list[tuple[str, ...]]:
    """Names of the rules that each point completes; None (a missing period) breaks every run."""
    found = []
    run = trend = 0
    for i, value in enumerate(z):
        run = _run_length(z, i, run)
        trend = _trend_length(z, i, trend)
        names = []
        if value is not None and abs(value) > 3:
            names.append("R1")
        if abs(run) >= rules.run:
            names.append("R2")
        if abs(trend) + 1 >= rules.trend:
            names.append("R3")
        if rules.two_of_three and _two_of_three(z, i):
            names.append("R5")
        found.append(tuple(names))
    return found


def false_alarm_chance(points: int) -> float:
    """Chance that R1 flags at least one of `points` perfectly usual periods."""
    return float(1 - erf(3 / sqrt(2)) ** points)


def _run_length(z: Sequence[float | None], i: int, before: int) -> int:
    """Points in a row on one side up to i, negative below; a point on the centre line breaks the run."""
    value = z[i]
    if value is None or abs(value) < SMALLEST_STEP:
        return 0
    return _extend(before, value)


def _trend_length(z: Sequence[float | None], i: int, before: int) -> int:
    """Steps in a row in one direction up to i, negative when falling."""
    value, previous = z[i], z[i - 1] if i else None
    if value is None or previous is None or abs(value - previous) < SMALLEST_STEP:
        return 0
    return _extend(before, value - previous)


def _extend(length: int, direction: float) -> int:
    step = 1 if direction > 0 else -1
    return length + step if length * step > 0 else step


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
