"""Test whether counts scatter more than chance allows; a u-chart then flags usual periods, and Laney's chart is due."""

from collections.abc import Sequence
from typing import NamedTuple

from helpdesk.stats.control.ratios import rate_model, standardise
from helpdesk.stats.poisson import chi_square_tail


class Dispersion(NamedTuple):
    """Chi-square statistic, its degrees of freedom, and the chance of at least as much scatter."""

    chi_square: float
    df: int
    p: float


def dispersion_test(counts: Sequence[int | None], exposures: Sequence[float | None]) -> Dispersion | None:
    """Chi-square test that all periods share one rate; None without two usable periods and an event.

    A None count, or an exposure of None or 0, is a missing period.

    Raises:
        ValueError: no period, lists of different lengths, or anything negative.
    """
    model = rate_model(counts, exposures, len(counts))
    z = [score for score in standardise(counts, exposures, model) if score is not None]
    if len(z) < 2:
        return None
    chi_square = sum(score * score for score in z)
    return Dispersion(chi_square, len(z) - 1, chi_square_tail(chi_square, len(z) - 1))
