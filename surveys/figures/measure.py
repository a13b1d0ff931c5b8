"""NPS and CSAT behind one face: a score with its 95 % range, and the change between two groups."""

from typing import NamedTuple

from helpdesk.stats.intervals import csat, nps, nps_change, two_proportions, wilson
from helpdesk.stats.intervals.nps import MIN_N_TO_COMPARE
from helpdesk.web import formats
from surveys.queries.counts import Counts
from surveys.scales import CSAT, NPS, Scale

SIGNIFICANT = 0.05


class Figure(NamedTuple):
    """NPS in points, -100 to 100, or CSAT as percent of scores 4 and 5; the range is adjusted Wald or Wilson."""

    value: float
    low: float
    high: float


class Change(NamedTuple):
    """Second minus first, in points or percentage points, and how often chance alone does as much."""

    difference: float
    low: float
    high: float
    p: float

    @property
    def by_chance(self) -> bool:
        """Whether it may be nothing but chance, at 5 %."""
        return self.p >= SIGNIFICANT


def figure(scale: Scale, counts: Counts) -> Figure | None:
    """The score of all answers; None when nobody answered."""
    good, middle, bad = scale.split(counts)
    if scale is NPS:
        found = nps(good, middle, bad)
        return Figure(*found) if found else None
    n = good + middle + bad
    share = wilson(good, n)
    return Figure(100 * good / n, 100 * share[0], 100 * share[1]) if share else None


def change(scale: Scale, before: Counts, after: Counts) -> Change | None:
    """From one group of answers to another; None with fewer than 30 answers on a side.

    NPS by the z-test of two independent scores, CSAT by the pooled z-test with Newcombe's interval.
    """
    if min(sum(before), sum(after)) < MIN_N_TO_COMPARE:
        return None
    first, second = scale.split(before), scale.split(after)
    if scale is NPS:
        found = nps_change(first, second)
        return Change(found.difference, found.low, found.high, found.p) if found else None
    share = two_proportions(first[0], sum(first), second[0], sum(second))
    return Change(100 * share.difference, 100 * share.low, 100 * share.high, share.p) if share else None


def words(scale: Scale, value: float) -> str:
    """`36` for NPS, `91%` for CSAT."""
    return formats.number(value) if scale is NPS else formats.percent(value / 100)


def span(scale: Scale, found: Figure) -> str:
    """`29 to 43`; words instead of a dash, so that a minus stays a minus."""
    return f"{words(scale, found.low)} to {words(scale, found.high)}"


def mean_words(scale: Scale, counts: Counts) -> str:
    """`Mean 4.2, 3.9 to 4.5` of a scale that has one, with Student's interval, cut at the ends of the scale."""
    rating = csat(counts) if scale is CSAT else None
    if rating is None:
        return ""
    mean = f"Mean {formats.number(rating.mean, 1)} of {scale.high}"
    if rating.mean_interval is None:
        return mean
    low, high = max(scale.low, rating.mean_interval[0]), min(scale.high, rating.mean_interval[1])
    return f"{mean}, {formats.number(low, 1)} to {formats.number(high, 1)}"


NAMES = {"nps": "Net promoter score", "csat": "Customer satisfaction"}
SHORT_NAMES = {"nps": "NPS", "csat": "CSAT"}
PARTS = {
    "nps": {"bad": "Detractors, 0–6", "middle": "Passives, 7–8", "good": "Promoters, 9–10"},
    "csat": {"bad": "Unhappy, 1–2", "middle": "Neither, 3", "good": "Satisfied, 4–5"},
}
