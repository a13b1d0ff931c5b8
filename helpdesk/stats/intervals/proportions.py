"""Shares of a whole: the interval of one (Wilson), the difference of two (Newcombe)."""

from math import sqrt
from typing import NamedTuple

from helpdesk.stats.normal import Z95, two_sided_p, z_score


class TwoProportions(NamedTuple):
    """Difference p2 - p1 with its Newcombe interval, and the pooled z-test of 'no difference'."""

    difference: float
    low: float
    high: float
    z: float
    p: float


def wilson(k: int, n: int, z: float = Z95) -> tuple[float, float] | None:
    """Wilson score interval of the share k of n, as (low, high) within 0 to 1; None when n is 0.

    `z` is its half-width in standard errors, by default that of 95 %.

    Raises:
        ValueError: k of n is no share.
    """
    check_share(k, n)
    if n == 0:
        return None
    share = k / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z / scale * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # At the ends the formula gives exactly 0 and 1; rounding must not blur that.
    return (0.0 if k == 0 else centre - half), (1.0 if k == n else centre + half)


def newcombe(k1: int, n1: int, k2: int, n2: int, z: float = Z95) -> tuple[float, float] | None:
    """Interval of p2 - p1, from -1 to 1, by Newcombe's hybrid score method (his number 10); None when a side is empty.

    Raises:
        ValueError: k of n is no share.
    """
    first, second = wilson(k1, n1, z), wilson(k2, n2, z)
    if first is None or second is None:
        return None
    p1, p2 = k1 / n1, k2 / n2
    below = sqrt((p2 - second[0]) ** 2 + (first[1] - p1) ** 2)
    above = sqrt((second[1] - p2) ** 2 + (p1 - first[0]) ** 2)
    return max(-1.0, p2 - p1 - below), min(1.0, p2 - p1 + above)


def two_proportions(k1: int, n1: int, k2: int, n2: int) -> TwoProportions | None:
    """Compare two independent shares, the second with the first; None when a side is empty.

    Raises:
        ValueError: k of n is no share.
    """
    interval = newcombe(k1, n1, k2, n2)
    if interval is None:
        return None
    difference = k2 / n2 - k1 / n1
    pooled = (k1 + k2) / (n1 + n2)
    z = z_score(difference, sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)))
    return TwoProportions(difference, *interval, z, two_sided_p(z))


def check_share(k: int, n: int) -> None:
    """Refuse counts that are no share of a whole.

    Raises:
        ValueError: unless 0 <= k <= n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is not a share")
