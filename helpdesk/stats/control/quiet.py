"""How often a chart of shares cries wolf: quiet charts are drawn by lot and judged by the same rules.

No formula gives the chance: the rules overlap, few cases make it jump, and a usual level that is itself estimated
changes it by points. So it is counted, from a fixed seed: the same chart always tells the same number.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil, exp, floor, lgamma, sqrt
from random import Random

from helpdesk.stats.binomial import binomial_pmf
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules
from helpdesk.stats.control.shares import judge
from helpdesk.stats.normal import STANDARD

CHARTS = 10_000
DRAWS = 52 * CHARTS
"""At most so many periods are drawn: fewer charts where they are longer than a year of weeks."""

SEED, LEVELS = 1, 10
REACH = 8
"""Counts farther out, in standard errors, are never drawn."""


def quiet_chance(
    totals: Sequence[int],
    share: float,
    baseline: int,
    rules: RunRules = DEFAULT_RULES,
    *,
    sigma_z: float = 1.0,
    charts: int = CHARTS,
) -> float:
    """Share of charts with nothing unusual in them on which the rules flag at least one period.

    Each period draws its cases from `totals` at the usual `share`, as well as that is known; with `sigma_z` above 1
    it varies from period to period by as much.
    """
    each = max(1, min(charts, DRAWS // max(1, len(totals))) // LEVELS)
    lots = Random(SEED)  # noqa: S311 - lots of a simulation
    flagged = 0
    for level in _levels(share, sum(totals[:baseline])):
        drawn = [_draw(lots, total, level, sigma_z, each) for total in totals]
        flagged += sum(any(judge(cases, totals, baseline, rules).rules) for cases in zip(*drawn, strict=True))
    return flagged / (each * LEVELS)


def _levels(share: float, tried: int) -> list[float]:
    """Usual shares that fit the baseline: where cases are few, the chance jumps from one to the next."""
    error = sqrt(share * (1 - share) / max(1, tried))
    steps = [STANDARD.inv_cdf((i + 0.5) / LEVELS) for i in range(LEVELS)]
    return [min(max(share + error * step, share / 10), 1 - (1 - share) / 10) for step in steps]


def _draw(lots: Random, total: int, share: float, sigma_z: float, charts: int) -> list[int]:
    if not total:
        return [0] * charts
    widest = sigma_z**2 if total > 1 else 1.0
    reach = REACH * sqrt(total * share * (1 - share) * widest) + REACH
    counts = range(max(0, floor(total * share - reach)), min(total, ceil(total * share + reach)) + 1)
    chances = _scattered(counts, total, share, widest) if widest > 1 else _even(counts, total, share)
    return lots.choices(counts, cum_weights=list(accumulate(chances)), k=charts)


def _even(counts: range, total: int, share: float) -> list[float]:
    return [binomial_pmf(k, total, share) for k in counts]


def _scattered(counts: range, total: int, share: float, widest: float) -> list[float]:
    """Beta-binomial chances, of a variance `widest` times the binomial one."""
    weight = (total - min(widest, (1 + total) / 2)) / (min(widest, (1 + total) / 2) - 1)
    a, b = share * weight, (1 - share) * weight
    whole = lgamma(total + 1) + lgamma(a + b) - lgamma(a) - lgamma(b) - lgamma(total + a + b)
    return [exp(whole - lgamma(k + 1) - lgamma(total - k + 1) + lgamma(k + a) + lgamma(total - k + b)) for k in counts]
