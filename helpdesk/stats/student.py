"""Student's t distribution: the exact quantile behind the interval of a mean."""

from math import copysign, inf, sqrt

from helpdesk.stats.special import incomplete_beta


def t_cdf(t: float, df: float) -> float:
    """Chance P(T <= t) of Student's t with `df` (> 0) degrees of freedom.

    Raises:
        ValueError: `df` is not above 0.
    """
    upper_tail = 0.5 * incomplete_beta(df / 2, 0.5, df / (df + t * t))
    return 1 - upper_tail if t > 0 else upper_tail


def t_quantile(p: float, df: float) -> float:
    """The t with P(T <= t) = p for `df` degrees of freedom, for 0 < p < 1 and df > 0.

    Raises:
        ValueError: an argument lies outside these ranges.
    """
    if not (0 < p < 1 and df > 0):
        raise ValueError("t_quantile needs 0 < p < 1 and df > 0")
    tail = min(p, 1 - p)
    ratio = _inverse_beta_tail(2 * tail, df)
    t = sqrt(df * (1 / ratio - 1)) if ratio > 0 else inf
    return copysign(t, p - 0.5)


def _inverse_beta_tail(target: float, df: float) -> float:
    """Solve I_x(df/2, 1/2) = target by bisection: slow and certain, 60 cheap steps."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if incomplete_beta(df / 2, 0.5, middle) < target:
            low = middle
        else:
            high = middle
