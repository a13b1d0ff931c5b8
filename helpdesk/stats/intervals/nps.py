"""Net Promoter Score: percentage of promoters (9-10) minus percentage of detractors (0-6)."""

from math import sqrt
from typing import NamedTuple

from helpdesk.stats.normal import Z95, two_sided_p, z_score

MIN_N_TO_COMPARE = 30


class Nps(NamedTuple):
    """The score as asked, and a 95 % interval, all on the scale -100 to 100."""

    score: float
    low: float
    high: float


class NpsChange(NamedTuple):
    """Second score minus first, in points, with the standard error, the z-test and a 95 % interval."""

    difference: float
    standard_error: float
    z: float
    p: float
    low: float
    high: float


def nps(promoters: int, passives: int, detractors: int) -> Nps | None:
    """Score with the adjusted Wald interval (Rocks 2016), all from -100 to 100; None when nobody answered.

    The interval adds three answers, 3/4 promoter, 3/4 detractor and the rest passive, before it takes the
    usual Wald form, so that five promoters out of five do not pretend to be certain. It may therefore
    lie off centre around the score, and is clipped to the scale.

    Raises:
        ValueError: a count is negative.
    """
    n = _checked_total(promoters, passives, detractors)
    if n == 0:
        return None
    centre, error = _wald(promoters + 0.75, detractors + 0.75, n + 3)
    score = 100 * (promoters - detractors) / n
    return Nps(score, max(-100.0, centre - Z95 * error), min(100.0, centre + Z95 * error))


def nps_change(first: tuple[int, int, int], second: tuple[int, int, int]) -> NpsChange | None:
    """Change, in points, between two independent groups of (promoters, passives, detractors).

    None means too few: each side needs 30 answers. The test uses the unadjusted standard errors; that two
    intervals overlap does not mean that the scores are equal.

    Raises:
        ValueError: a count is negative.
    """
    n1, n2 = _checked_total(*first), _checked_total(*second)
    if min(n1, n2) < MIN_N_TO_COMPARE:
        return None
    score1, error1 = _wald(first[0], first[2], n1)
    score2, error2 = _wald(second[0], second[2], n2)
    difference = score2 - score1
    error = sqrt(error1**2 + error2**2)
    z = z_score(difference, error)
    half = Z95 * error
    return NpsChange(difference, error, z, two_sided_p(z), difference - half, difference + half)


def _wald(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """Score and its standard error, in points."""
    p, d = promoters / n, detractors / n
    # Never below 0 in theory; rounding may put it there when all answers are equal.
    variance = max(0.0, p + d - (p - d) ** 2)
    return 100 * (p - d), 100 * sqrt(variance / n)


def _checked_total(promoters: int, passives: int, detractors: int) -> int:
    if min(promoters, passives, detractors) < 0:
        raise ValueError("counts of answers cannot be negative")
    return promoters + passives + detractors
