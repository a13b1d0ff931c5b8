"""How often a chart of shares flags a period although nothing is unusual, counted by simulation.

No formula gives the chance: the rules overlap, few cases make it jump, and a usual level that is itself estimated
changes it by points. So quiet charts are drawn by lot, from a fixed seed, and judged by the same rules: the same chart
always tells the same number. With the number of cases held, the mean of what is stated is the truth, whatever the usual
share is (as in Fisher's exact test).
"""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil, exp, floor, lgamma, sqrt
from random import Random

from helpdesk.stats.binomial import binomial_pmf
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules
from helpdesk.stats.control.shares import judge

CHARTS = 10_000
DRAWS = 52 * CHARTS
"""At most so many periods are drawn: fewer charts where they are longer than a year of weeks."""

SEED = 1
MANY = 20_000
"""With so many cases one more or less changes no chance."""

REACH = 8
"""Counts farther out, in standard errors, are never drawn."""


def quiet_chance(
    totals: Sequence[int],
    cases: int,
    baseline: int,
    rules: RunRules = DEFAULT_RULES,
    *,
    sigma_z: float = 1.0,
    charts: int = CHARTS,
    seed: int = SEED,
) -> float:
    """Share of charts with nothing unusual in them on which the rules flag at least one period.

    The same `cases` are dealt out to the same `totals` by lot, so that no usual share has to be guessed. With
    `sigma_z` above 1 the share itself varies from period to period by as much.
    """
    tried = sum(totals)
    if not 0 < cases < tried:
        return 0.0
    charts = max(1, min(charts, DRAWS // len(totals)))
    lots = Random(seed)  # noqa: S311 - lots of a simulation
    drawn = zip(*(_draw(lots, total, cases / tried, sigma_z, charts) for total in totals), strict=True)
    rows = drawn if sigma_z > 1 or cases > MANY else (_dealt(lots, row, totals, cases) for row in drawn)
    return sum(any(judge(row, totals, baseline, rules).rules) for row in rows) / charts


def _dealt(lots: Random, drawn: Sequence[int], totals: Sequence[int], cases: int) -> Sequence[int]:
    """The draw with as many cases as there were: those too many are taken away, those missing added, by lot."""
    extra = sum(drawn) - cases
    if not extra:
        return drawn
    row = list(drawn)
    free = row if extra > 0 else [total - held for total, held in zip(totals, row, strict=True)]
    for period in lots.sample(range(len(row)), abs(extra), counts=list(free)):
        row[period] += -1 if extra > 0 else 1
    return row


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
