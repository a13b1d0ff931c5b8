"""Ratings on a short scale: satisfaction (CSAT, 1-5) and effort (CES 2.0, 1-7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from helpdesk.stats.intervals.proportions import wilson
from helpdesk.stats.student import t_quantile

CSAT_POINTS = 5
CES_POINTS = 7


@dataclass(frozen=True)
class Rating:
    """What n answers say.

    `mean`, `sd` and `mean_interval` are in points of the scale; the interval is Student's and may reach
    past the ends of the scale. `sd` is None for one answer; `mean_interval` is None too where all answers
    are equal, since no spread is no proof of certainty. `top` of `n` answers are in the top boxes,
    with the Wilson interval of that share.
    """

    n: int
    mean: float
    sd: float | None
    mean_interval: tuple[float, float] | None
    top: int
    top_share: float
    top_interval: tuple[float, float]


def csat(counts: Sequence[int]) -> Rating | None:
    """Satisfaction from the counts of answers 1, 2, 3, 4, 5; top boxes are 4 and 5. None without answers.

    Raises:
        ValueError: not five counts, or a negative one.
    """
    if len(counts) != CSAT_POINTS:
        raise ValueError("CSAT has five answers, 1 to 5")
    return rating(counts, top_boxes=2)


def ces(counts: Sequence[int]) -> Rating | None:
    """'They made it easy' (CES 2.0) from the counts of answers 1 to 7; 5 to 7 agree. None without answers.

    Raises:
        ValueError: not seven counts, or a negative one.
    """
    if len(counts) != CES_POINTS:
        raise ValueError("CES 2.0 has seven answers, 1 to 7")
    return rating(counts, top_boxes=3)


def rating(counts: Sequence[int], *, top_boxes: int) -> Rating | None:
    """Summary of the counts of answers 1, 2, … len(counts), with 95 % intervals; None without answers.

    Raises:
        ValueError: a count is negative, or the top boxes are none or all of the scale.
    """
    if any(count < 0 for count in counts):
        raise ValueError("counts of answers cannot be negative")
    if not 0 < top_boxes < len(counts):
        raise ValueError("the top boxes must be some, not all, of the scale")
    n, top = sum(counts), sum(counts[-top_boxes:])
    top_interval = wilson(top, n)
    if top_interval is None:
        return None
    mean = sum(score * count for score, count in enumerate(counts, start=1)) / n
    sd = _sample_sd(counts, n, mean)
    return Rating(n, mean, sd, _mean_interval(n, mean, sd), top, top / n, top_interval)


def _sample_sd(counts: Sequence[int], n: int, mean: float) -> float | None:
    if n < 2:
        return None
    squares = sum(count * (score - mean) ** 2 for score, count in enumerate(counts, start=1))
    return sqrt(squares / (n - 1))


def _mean_interval(n: int, mean: float, sd: float | None) -> tuple[float, float] | None:
    if not sd:
        return None
    half = t_quantile(0.975, n - 1) * sd / sqrt(n)
    return mean - half, mean + half
