"""What the next count will be, after counts of the same kind: tickets of an hour after those of the same hour of weeks.

The mean of the past is uncertain itself, so the range of the next count is that of the gamma-Poisson prediction (Gelman
and others, Bayesian Data Analysis, 2.6), with half a case more than was counted (Jeffreys), and widened where the past
varies more than chance alone would have it (quasi-Poisson).
"""

from collections.abc import Sequence
from typing import NamedTuple

from helpdesk.stats.special import incomplete_beta

SHARE = 0.8


class Expected(NamedTuple):
    """The mean of the next count, and the range in which it lies with the chance that was asked for."""

    mean: float
    low: int
    high: int


def expected_count(counts: Sequence[int], *, scatter: float = 1.0, share: float = SHARE) -> Expected | None:
    """What the next count will be after these; None without any. `scatter` is that of `scatter`, 1 for chance alone.

    Raises:
        ValueError: a count is negative, `scatter` is below 1, or `share` lies outside 0 to 1.
    """
    if not 0 < share < 1:
        raise ValueError("share must lie between 0 and 1")
    if not counts:
        return None
    side = (1 - share) / 2
    low, high = (_quantile(chance, counts, scatter) for chance in (side, 1 - side))
    return Expected(sum(counts) / len(counts), low, high)


def chance_of_at_least(k: int, counts: Sequence[int], *, scatter: float = 1.0) -> float:
    """Chance that the next count is `k` or more after these.

    Raises:
        ValueError: there are no counts, one is negative, or `scatter` is below 1.
    """
    r, p = _negative_binomial(counts, scatter)
    return 1.0 if k <= 0 else 1 - incomplete_beta(r, k, p)


def scatter(rows: Sequence[Sequence[int]]) -> float:
    """How many times as much as chance the counts of each row vary around the mean of their row; 1 at least.

    Pearson's chi-square of all rows by its degrees of freedom: one hour alone says little of how weeks vary.
    """
    chi_square, freedom = 0.0, 0
    for row in rows:
        mean = sum(row) / len(row) if row else 0
        if mean and len(row) > 1:
            chi_square += sum((count - mean) ** 2 for count in row) / mean
            freedom += len(row) - 1
    return max(1.0, chi_square / freedom) if freedom else 1.0


def _negative_binomial(counts: Sequence[int], scatter: float) -> tuple[float, float]:
    """The prediction as a negative binomial with mean m and variance scatter * m * (1 + 1/n)."""
    if not counts or min(counts) < 0:
        raise ValueError("a prediction needs counts, none of them negative")
    if scatter < 1:
        raise ValueError("counts do not vary less than chance")
    n = len(counts)
    mean = (sum(counts) + 0.5) / n
    p = 1 / (scatter * (1 + 1 / n))
    return mean * p / (1 - p), p


def _quantile(chance: float, counts: Sequence[int], scatter: float) -> int:
    """The smallest count that the next one is at most, with this chance."""
    low, high = -1, 1
    while 1 - chance_of_at_least(high + 1, counts, scatter=scatter) < chance:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if 1 - chance_of_at_least(middle + 1, counts, scatter=scatter) < chance:
            low = middle
        else:
            high = middle
    return high
