"""Makes a net score: the share of good scores minus the share of bad ones, from -100 to 100."""

from django.utils.translation import gettext

from helpdesk.stats.intervals import nps, nps_change
from helpdesk.web.words import formats
from surveys.kinds.measure import Counts, ScoreChange, ScoreFigure, named
from surveys.kinds.scale import Scale


class NetScore:
    """A net score with the adjusted Wald interval; two of them are compared by the z-test of independent scores.

    `good` and `bad` are what a sentence calls the two groups, `middle` the one that does not count.
    """

    unit = ""

    def __init__(self, *, good: str, middle: str, bad: str) -> None:
        self.good, self.middle, self.bad = good, middle, bad

    def figure(self, scale: Scale, counts: Counts) -> ScoreFigure | None:
        found = nps(*scale.split(counts))
        return ScoreFigure(*found) if found else None

    def change(self, scale: Scale, before: Counts, after: Counts) -> ScoreChange | None:
        found = nps_change(scale.split(before), scale.split(after))
        return ScoreChange(found.difference, found.low, found.high, found.p) if found else None

    def words(self, value: float) -> str:
        return formats.number(value)

    def made(self, scale: Scale, counts: Counts) -> str:
        good, _, bad = scale.split(counts)
        n = sum(counts)
        score = 100 * (good - bad) / n
        # Rounded one by one the parts may miss the score by one; a decimal then shows why.
        decimals = 0 if round(100 * good / n) - round(100 * bad / n) == round(score) else 1
        return gettext("%(some)s %(good)s − %(others)s %(bad)s = %(score)s. %(middle)s do not count.") % {
            "some": formats.percent(good / n, decimals),
            "good": gettext(self.good),
            "others": formats.percent(bad / n, decimals),
            "bad": gettext(self.bad),
            "score": formats.number(score, decimals),
            "middle": gettext(self.middle),
        }

    def mean(self, scale: Scale, counts: Counts) -> str:
        return ""

    def method(self, short: str, scale: Scale) -> str:
        good, bad = named(scale, "good"), named(scale, "bad")
        return gettext(
            "%(short)s is the share of %(good)s minus the share of %(bad)s; its range is the adjusted Wald interval."
        ) % {"short": short, "good": good, "bad": bad}
