"""Says which scores exist, and who counts as let down or pleased. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 0, 10
"""The ends that no scale may pass, and that the database holds every score to."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Integer scores from `low` to `high`: up to `bad_to` we let them down, from `good_from` on we pleased them."""

    low: int
    high: int
    bad_to: int
    good_from: int

    def __post_init__(self) -> None:
        if not LOWEST <= self.low <= self.bad_to < self.good_from <= self.high <= HIGHEST:
            raise ValueError(f"a scale lies between {LOWEST} and {HIGHEST}, and bad scores lie below good ones")

    @property
    def steps(self) -> range:
        return range(self.low, self.high + 1)

    def holds(self, score: int) -> bool:
        return self.low <= score <= self.high

    def is_bad(self, score: int) -> bool:
        """Whether the score is one after which somebody has to follow up."""
        return score <= self.bad_to

    def group(self, score: int) -> str:
        """The part of the scale that a score is in, `bad`, `middle` or `good`: detractors, passives and promoters of
        NPS.
        """
        if self.is_bad(score):
            return "bad"
        return "good" if score >= self.good_from else "middle"

    def split(self, counts: Sequence[int]) -> tuple[int, int, int]:
        """How many answers are (good, middle, bad), from the counts of the scores in the order of the steps."""
        totals = {"good": 0, "middle": 0, "bad": 0}
        for score, count in zip(self.steps, counts, strict=True):
            totals[self.group(score)] += count
        return totals["good"], totals["middle"], totals["bad"]

    def scores_of(self, group: str) -> list[int]:
        """The scores of a group; a short scale has none in the middle."""
        return [score for score in self.steps if self.group(score) == group]

    def span(self, group: str) -> str:
        """The scores of a part of the scale in short: `0–6`, `3`."""
        scores = self.scores_of(group)
        return f"{scores[0]}–{scores[-1]}" if len(scores) > 1 else str(scores[0])
