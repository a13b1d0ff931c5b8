"""Describes one kind of survey: its question and words, its scale, and how its answers become a score."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from surveys.kinds.measure import Counts, Measure, ScoreChange, ScoreFigure
from surveys.kinds.scale import Scale

KEY_LENGTH = 20
PARTS = ("bad", "middle", "good")


def _no_doubt(counts: Counts) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class SurveyKind:
    """An entry of `KINDS`.

    `key` is stored and stands in addresses, so it never changes. `groups` names the `bad`, `middle` and `good` scores,
    as far as there are any. `name`, the groups, and for customers `question` (with `{shop}`), `lowest` and `highest`
    are English words, marked for translation; so are `last` and `last_words`, which conditions about tickets call the
    score that the customer gave last. Without them none asks for it.
    `doubt` says why a file with such answers is another survey's.
    """

    key: str
    short: str
    name: str
    scale: Scale
    groups: dict[str, str]
    question: str
    lowest: str
    highest: str
    measure: Measure
    is_usual: bool = False
    last: str = ""
    last_words: str = ""
    doubt: Callable[[Counts], str] = _no_doubt

    def __post_init__(self) -> None:
        if len(self.key) > KEY_LENGTH or self.groups.keys() != self.parts.keys():
            raise ValueError(f"{self.key}: a key has at most {KEY_LENGTH} letters, and each group of scores a name")

    @property
    def label(self) -> str:
        """The kind with its scale: `NPS, 0 to 10`."""
        return gettext("%(short)s, %(low)s to %(high)s") % {
            "short": self.short,
            "low": self.scale.low,
            "high": self.scale.high,
        }

    @property
    def parts(self) -> dict[str, str]:
        """The parts of the scale by key, from the worst: `Detractors, 0–6` and so on; without those that have no
        scores.
        """
        there = [part for part in PARTS if self.scale.scores_of(part)]
        return {part: f"{gettext(self.groups.get(part, ''))}, {self.scale.span(part)}" for part in there}

    @property
    def method(self) -> str:
        """How the score is made, as the page explains it."""
        return self.measure.method(self.short, self.scale)

    def figure(self, counts: Counts) -> ScoreFigure | None:
        """The score of all answers; None when nobody answered."""
        return self.measure.figure(self.scale, counts)

    def change(self, before: Counts, after: Counts) -> ScoreChange | None:
        """Change of the score from one group of answers to another; None with fewer than 30 answers on a side."""
        return self.measure.change(self.scale, before, after)

    def words(self, value: float) -> str:
        """A score in words: `36` in points, `91%` of a share."""
        return self.measure.words(value)

    def span(self, found: ScoreFigure) -> str:
        """The 95 % range in words, `29 to 43`, without a dash, so that a minus stays a minus."""
        return gettext("%(low)s to %(high)s") % {"low": self.words(found.low), "high": self.words(found.high)}

    def exactly(self, found: ScoreFigure) -> str:
        """The score and its range with two decimals: `39.84 [37.18, 42.41]`."""
        return f"{found.value:.2f}{self.measure.unit} [{found.low:.2f}, {found.high:.2f}]"

    def made(self, counts: Counts) -> str:
        """How the score came about, in a sentence with the shares as shown; empty without answers."""
        return self.measure.made(self.scale, counts) if sum(counts) else ""

    def mean(self, counts: Counts) -> str:
        """The mean with its range, in words; empty where such a scale has none."""
        return self.measure.mean(self.scale, counts)
