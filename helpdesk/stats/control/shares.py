"""A chart of shares that holds for few cases too: exact binomial limits, widened where weeks scatter too much.

R1 (beyond the limits) asks for the exact chance of as many or as few cases, since ± 3 standard errors raise several
times as many false alarms where few cases are expected. R2 (a run on one side) counts from the middle of the
distribution, as more than half of all usual weeks lie below a small mean; a week at the middle breaks the run. Both
agree with the p-chart where cases are many. Where the baseline scatters more than chance allows (chi-square at 5 %),
limits are widened by Laney's sigma_z.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor, sqrt

from helpdesk.stats.binomial import binomial_limits, binomial_tail
from helpdesk.stats.control.chart import ControlChart, ControlPoint, check_baseline, mean_moving_range
from helpdesk.stats.control.laney import MOVING_RANGE_TO_SIGMA
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules, signals
from helpdesk.stats.normal import STANDARD
from helpdesk.stats.poisson import chi_square_tail

SCATTER = 0.05
"""Chance of at least as much scatter, below which the baseline counts as over-dispersed."""

INSIDE = 2.5
"""Nearer to the centre, in standard errors, no binomial tail is as rare as beyond 3; farther out it is looked at."""

_exact_tail = lru_cache(maxsize=50_000)(binomial_tail)


@dataclass(frozen=True)
class Judged:
    """What the rules say of each period; `share` is None without a usable baseline, `sigma_z` 1 without widening."""

    share: float | None
    sigma_z: float
    z: list[float | None]
    rules: list[tuple[str, ...]]


def share_chart(
    cases: Sequence[int], totals: Sequence[int], baseline: int, rules: RunRules = DEFAULT_RULES
) -> ControlChart:
    """Chart of a share of cases (0 to 1) with exact limits.

    The first `baseline` periods set the usual share and the scatter. A period without a total is missing.

    Raises:
        ValueError: no period, a baseline below 1, or lists of different lengths.
    """
    check_baseline(len(cases), baseline)
    judged = judge(cases, totals, baseline, rules)
    points = []
    for case, total, z, names in zip(cases, totals, judged.z, judged.rules, strict=True):
        low, high = _limits(total, judged)
        points.append(ControlPoint(case / total if total else None, low, high, z, names))
    return ControlChart(judged.share, tuple(points), judged.sigma_z)


def judge(cases: Sequence[int], totals: Sequence[int], baseline: int, rules: RunRules = DEFAULT_RULES) -> Judged:
    """Judge which periods differ from the usual by more than chance. A period without a total is missing.

    Raises:
        ValueError: lists of different lengths.
    """
    tried = sum(totals[:baseline])
    share = sum(cases[:baseline]) / tried if tried else None
    if not share or share >= 1:
        return Judged(share, 1.0, [None] * len(cases), [()] * len(cases))
    spread = share * (1 - share)
    z = [(k - n * share) / sqrt(n * spread) if n else None for k, n in zip(cases, totals, strict=True)]
    sigma_z = _sigma_z(z[:baseline])
    beyond = STANDARD.cdf(-3 * sigma_z)
    sides = [0.0 if n and k == _middle(n, share) else score for k, n, score in zip(cases, totals, z, strict=True)]
    found = signals(sides, rules)
    for i, score in enumerate(z):
        names = found[i]
        if score is None or (not names and -INSIDE < score < INSIDE):
            continue
        far = abs(score) >= INSIDE and _exact_tail(cases[i], totals[i], share) < beyond
        found[i] = (("R1",) if far else ()) + tuple(name for name in names if name != "R1")
    return Judged(share, sigma_z, z, found)


def _middle(total: int, share: float) -> int:
    """The median count, by the usual approximation."""
    return floor(total * share + (1 + share) / 3)


def _sigma_z(z: Sequence[float | None]) -> float:
    """Laney's factor where the baseline scatters by more than chance, else 1.

    The most extreme period stands aside: it may be the very signal, which must not widen its own limits.
    """
    squares = sorted(score * score for score in z if score is not None)[:-1]
    if len(squares) < 2 or chi_square_tail(sum(squares), len(squares) - 1) >= SCATTER:
        return 1.0
    return max(1.0, (mean_moving_range(z) or 0.0) / MOVING_RANGE_TO_SIGMA)


def _limits(total: int, judged: Judged) -> tuple[float | None, float | None]:
    if not total or not judged.share or judged.share >= 1:
        return None, None
    low, high = binomial_limits(STANDARD.cdf(-3 * judged.sigma_z), total, judged.share)
    return low / total, high / total
