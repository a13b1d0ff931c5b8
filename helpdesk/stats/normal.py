"""The standard normal distribution: the reach of a 95 % interval, and how rare a distance from the mean is."""

from math import erfc, sqrt
from statistics import NormalDist

STANDARD = NormalDist()

Z95 = STANDARD.inv_cdf(0.975)
"""Half-width of a two-sided 95 % interval in standard errors (1.959964)."""


def two_sided_p(z: float) -> float:
    """Chance of a standard normal value at least as far from 0 as `z`; accurate far into the tail."""
    return erfc(abs(z) / sqrt(2))


def z_score(difference: float, standard_error: float) -> float:
    """The difference in standard errors; without any spread it is 0 (no difference) or infinite."""
    if standard_error > 0:
        return difference / standard_error
    if difference == 0:
        return 0.0
    return float("inf") if difference > 0 else float("-inf")
