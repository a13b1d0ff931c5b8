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
    """The share of cases (1 to 0) that are not done after each time at which one was (Kaplan and Meier 1958).

    Cases come in any order as (time in any unit, whether it is done, how many such cases); the earliest step comes
    first.
    """
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
    """The time by which `share` (0 to 1) of all cases is done, in the unit of the steps; None where fewer are done."""
    # A product of shares misses a round one by a rounding.
    return next((step.time for step in steps if step.left <= 1 - share + 1e-12), None)
