"""Exact chances of the binomial distribution: how many of n cases are hit when each is hit with chance p."""

from bisect import bisect_left
from math import exp, floor, lgamma, log

NEGLIGIBLE = 1e-12


def binomial_pmf(k: int, n: int, p: float) -> float:
    """Chance of exactly k hits in n tries with chance p each, for 0 < p < 1; 0 where k is below 0 or above n."""
    if not 0 <= k <= n:
        return 0.0
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(p) + (n - k) * log(1 - p))


def binomial_tail(k: int, n: int, p: float) -> float:
    """Chance of k hits in n tries or of a count further out, on the side of the mean that k lies on; for 0 < p < 1."""
    odds = p / (1 - p)
    term = total = binomial_pmf(k, n, p)
    up = k > n * p
    while term > NEGLIGIBLE * total:
        term *= (n - k) / (k + 1) * odds if up else k / (n - k + 1) / odds
        k += 1 if up else -1
        total += term
    return min(total, 1.0)


def binomial_limits(chance: float, n: int, p: float) -> tuple[int, int]:
    """Lowest and highest count of hits whose tail (`binomial_tail`) has at least `chance`; for 0 < p < 1.

    A count beyond either is rarer than `chance` on its side.
    """
    mean = floor(n * p)
    low = bisect_left(range(mean + 1), True, key=lambda k: binomial_tail(k, n, p) >= chance)
    above = range(mean + 1, n + 1)
    return low, mean + bisect_left(above, True, key=lambda k: binomial_tail(k, n, p) < chance)
