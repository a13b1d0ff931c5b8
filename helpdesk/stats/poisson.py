"""Chances of the Poisson and chi-square distributions: what counts do by chance alone."""

from helpdesk.stats.special import incomplete_gamma_upper


def poisson_cdf(k: int, mean: float) -> float:
    """Chance P(X <= k) of a Poisson count with the given mean (>= 0).

    Raises:
        ValueError: the mean is negative.
    """
    if mean < 0:
        raise ValueError("a Poisson mean cannot be negative")
    return 0.0 if k < 0 else incomplete_gamma_upper(k + 1, mean)


def poisson_quantile(p: float, mean: float) -> int:
    """Smallest k with P(X <= k) >= p of a Poisson count with the given mean, for 0 < p < 1.

    Raises:
        ValueError: p lies outside 0 to 1, or the mean is negative.
    """
    if not 0 < p < 1:
        raise ValueError("a quantile needs 0 < p < 1")
    low, high = -1, 1
    while poisson_cdf(high, mean) < p:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if poisson_cdf(middle, mean) < p:
            low = middle
        else:
            high = middle
    return high


def chi_square_tail(x: float, df: int) -> float:
    """Chance P(X >= x) of a chi-square value with `df` degrees of freedom.

    Raises:
        ValueError: x is negative, or `df` not above 0.
    """
    return incomplete_gamma_upper(df / 2, x / 2)
