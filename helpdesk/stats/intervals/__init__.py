"""Intervals and tests for shares, scores and means: how sure we are.

Every function takes counts and answers with named values; None means "too little to say anything".
"""

from helpdesk.stats.intervals.many import Adjusted, benjamini_hochberg
from helpdesk.stats.intervals.nps import Nps, NpsChange, nps, nps_change
from helpdesk.stats.intervals.proportions import TwoProportions, newcombe, two_proportions, wilson
from helpdesk.stats.intervals.ratings import Rating, ces, csat, rating
from helpdesk.stats.intervals.samples import MIN_SHOWN, SampleSize, protect, required_n, sample_size

__all__ = [
    "MIN_SHOWN",
    "Adjusted",
    "Nps",
    "NpsChange",
    "Rating",
    "SampleSize",
    "TwoProportions",
    "benjamini_hochberg",
    "ces",
    "csat",
    "newcombe",
    "nps",
    "nps_change",
    "protect",
    "rating",
    "required_n",
    "sample_size",
    "two_proportions",
    "wilson",
]
