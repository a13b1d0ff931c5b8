"""Describes what a score is made of: a value with its 95 % range, and the change between two groups of answers."""

from typing import NamedTuple, Protocol

from django.utils.translation import gettext

from surveys.kinds.scale import Scale

SIGNIFICANT = 0.05
Counts = tuple[int, ...]


class ScoreFigure(NamedTuple):
    """A score and the ends of its range, in points or in percent."""

    value: float
    low: float
    high: float


class ScoreChange(NamedTuple):
    """Change of a score, second minus first, in points or percentage points; `p` is how often chance alone does as
    much.
    """

    difference: float
    low: float
    high: float
    p: float

    @property
    def by_chance(self) -> bool:
        """Whether the change may be nothing but chance, at 5 %."""
        return self.p >= SIGNIFICANT


def named(scale: Scale, group: str) -> str:
    """The scores of a part of the scale in words: `scores 9 and 10`, `scores 0 to 6`, `score 2`."""
    if len(scale.scores_of(group)) == 1:
        return gettext("score %(first)s") % _ends(scale, group)
    if len(scale.scores_of(group)) == 2:
        return gettext("scores %(first)s and %(last)s") % _ends(scale, group)
    return gettext("scores %(first)s to %(last)s") % _ends(scale, group)


def either(scale: Scale, group: str) -> str:
    """The scores of a part of the scale as alternatives: `4 or 5`, `5 to 7`, `2`."""
    if len(scale.scores_of(group)) == 1:
        return str(scale.scores_of(group)[0])
    words = gettext("%(first)s or %(last)s") if len(scale.scores_of(group)) == 2 else gettext("%(first)s to %(last)s")
    return words % _ends(scale, group)


def _ends(scale: Scale, group: str) -> dict[str, int]:
    scores = scale.scores_of(group)
    return {"first": scores[0], "last": scores[-1]}


class Measure(Protocol):
    """A way to make a score of counts, which stand in the order of the scale's steps."""

    unit: str

    def figure(self, scale: Scale, counts: Counts) -> ScoreFigure | None:
        """The score of all answers; None when nobody answered."""

    def change(self, scale: Scale, before: Counts, after: Counts) -> ScoreChange | None:
        """Change of the score from one group to another, of at least 30 answers each, with a test of the difference."""

    def words(self, value: float) -> str:
        """A value as the page shows it."""

    def made(self, scale: Scale, counts: Counts) -> str:
        """How the score of these answers came about, in a sentence."""

    def mean(self, scale: Scale, counts: Counts) -> str:
        """The mean with its range, where it says something."""

    def method(self, short: str, scale: Scale) -> str:
        """How such a score is made, as the page explains it."""
