"""Time until something is done, with those for whom it is not done yet (Kaplan and Meier 1958).

A mean or a median of what is finished is too low: what takes long is not in it. Here an open case counts as long as it
has lasted so far.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class SurvivalStep(NamedTuple):
    """From `time` on, `left` is the share of cases that are not done."""

    time: float
    left: float


def still_waiting(cases: Iterable[tuple[float, bool, int]]) -> list[SurvivalStep]:
    """The course of the share not done, from (time, whether it is done, how many such cases) in any order."""
    done: dict[float, int] = defaultdict(int)
    gone: dict[float, int] = defaultdict(int)
    for time, is_done, n in cases:
        gone[time] += n
        done[time] += n if is_done else 0
    at_risk, left, steps = sum(gone.values()), 1.0, []
    for time in sorted(gone):
        if done[time]:
            left *= 1 - done[time] / at_risk
            steps.append(SurvivalStep(time, left))
        at_risk -= gone[time]
    return steps


def done_by(steps: Sequence[SurvivalStep], share: float) -> float | None:
    """The time by which this share of all cases is done; None where so many are not done yet."""
    # A product of shares misses a round one by a rounding.
    return next((step.time for step in steps if step.left <= 1 - share + 1e-12), None)
