"""The binomial distribution: what k of n does by chance alone, exactly."""

from bisect import bisect_left
from math import exp, floor, lgamma, log

NEGLIGIBLE = 1e-12


def binomial_pmf(k: int, n: int, p: float) -> float:
    """P(X = k) for 0 < p < 1."""
    if not 0 <= k <= n:
        return 0.0
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(p) + (n - k) * log(1 - p))


def binomial_tail(k: int, n: int, p: float) -> float:
    """Chance of k or anything further out, on the side of the mean that k lies on."""
    odds = p / (1 - p)
    term = total = binomial_pmf(k, n, p)
    up = k > n * p
    while term > NEGLIGIBLE * total:
        term *= (n - k) / (k + 1) * odds if up else k / (n - k + 1) / odds
        k += 1 if up else -1
        total += term
    return min(total, 1.0)


def binomial_limits(chance: float, n: int, p: float) -> tuple[int, int]:
    """Lowest and highest count with a tail of at least `chance`: beyond them is rarer on each side."""
    mean = floor(n * p)
    low = bisect_left(range(mean + 1), True, key=lambda k: binomial_tail(k, n, p) >= chance)
    above = range(mean + 1, n + 1)
    return low, mean + bisect_left(above, True, key=lambda k: binomial_tail(k, n, p) < chance)
