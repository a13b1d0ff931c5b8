"""The two scales: which scores exist, and what they mean. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Integer scores from `low` to `high`: up to `bad_to` we let them down, from `good_from` on we pleased them."""

    key: str
    low: int
    high: int
    bad_to: int
    good_from: int

    @property
    def steps(self) -> range:
        return range(self.low, self.high + 1)

    def holds(self, score: int) -> bool:
        return self.low <= score <= self.high

    def is_bad(self, score: int) -> bool:
        """Whether somebody has to follow up."""
        return score <= self.bad_to

    def group(self, score: int) -> str:
        """`bad`, `middle` or `good`: detractors, passives and promoters of NPS."""
        if self.is_bad(score):
            return "bad"
        return "good" if score >= self.good_from else "middle"

    def split(self, counts: Sequence[int]) -> tuple[int, int, int]:
        """(good, middle, bad) from the counts of the scores in order of the steps."""
        totals = {"good": 0, "middle": 0, "bad": 0}
        for score, count in zip(self.steps, counts, strict=True):
            totals[self.group(score)] += count
        return totals["good"], totals["middle"], totals["bad"]


NPS = Scale("nps", low=0, high=10, bad_to=6, good_from=9)
CSAT = Scale("csat", low=1, high=5, bad_to=2, good_from=4)
SCALES = {scale.key: scale for scale in (NPS, CSAT)}
