"""Ratios of observed to expected, shrunk towards 1 by how much all cells of a table vary (gamma-Poisson).

A cell of four where half a case was expected has a large ratio and says little; one of 39 against 27 has a small ratio
and says much. EB05 is what the ratio is at least, with 95 % confidence: it orders and flags cells by what is known.
EBGM and EB05 are DuMouchel's (1999), whose prior is made of two gamma distributions; here it is one.
"""

from collections.abc import Sequence
from math import exp, lgamma, log
from typing import NamedTuple

from helpdesk.stats.special import digamma, incomplete_gamma_upper

DEFAULT_ALPHA = 2.0
_LOWEST, _HIGHEST = log(0.01), log(1000)
_GOLDEN = 0.6180339887498949


class ShrunkRatio(NamedTuple):
    """Observed / expected, shrunk towards 1: `ebgm` is its geometric mean, `eb05` what it exceeds with 95 % chance."""

    ebgm: float
    eb05: float


def shrunk_ratio(observed: int, expected: float, alpha: float = DEFAULT_ALPHA) -> ShrunkRatio:
    """The ratio observed / expected of a cell, shrunk towards 1.

    It is read from the posterior Gamma(alpha + observed, alpha + expected).

    Raises:
        ValueError: alpha + observed is not above 0.
    """
    shape, rate = alpha + observed, alpha + expected
    return ShrunkRatio(exp(digamma(shape)) / rate, _gamma_quantile(0.05, shape) / rate)


def fitted_alpha(cells: Sequence[tuple[int, float]]) -> float:
    """Alpha by maximum likelihood over all cells (observed, expected), also those without a case; 2 without any.

    The likelihood is that of the negative binomial distribution; alpha is sought between 0.01 and 1000.
    """
    usable = [(n, mean) for n, mean in cells if mean > 0]
    if not usable:
        return DEFAULT_ALPHA
    low, high = _LOWEST, _HIGHEST
    while high - low > 1e-6:
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if _likelihood(usable, exp(left)) < _likelihood(usable, exp(right)):
            low = left
        else:
            high = right
    return exp((low + high) / 2)


def _likelihood(cells: Sequence[tuple[int, float]], alpha: float) -> float:
    """Logarithm of the negative binomial one, without what alpha does not change."""
    start = lgamma(alpha)
    return sum(
        alpha * log(alpha / (alpha + mean)) + (lgamma(alpha + n) - start - n * log(alpha + mean) if n else 0.0)
        for n, mean in cells
    )


def _gamma_quantile(p: float, shape: float) -> float:
    """The x with P(X <= x) = p of a gamma value with rate 1, by bisection."""
    low, high = 0.0, shape + 1.0
    while 1 - incomplete_gamma_upper(shape, high) < p:
        high *= 2
    while high - low > 1e-12 * max(1.0, high):
        middle = (low + high) / 2
        if 1 - incomplete_gamma_upper(shape, middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2
