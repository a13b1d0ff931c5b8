"""Makes a share of answers in the top boxes, in percent, with the mean beside it."""

from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop

from helpdesk.stats.intervals import Rating, two_proportions
from helpdesk.stats.intervals.nps import MIN_N_TO_COMPARE
from helpdesk.web.words import formats
from surveys.kinds.measure import Counts, ScoreChange, ScoreFigure, either, named
from surveys.kinds.scale import Scale

BESIDE = gettext_noop("Beside it stands the mean with Student’s interval.")


class TopShare:
    """A top-box share with the Wilson interval; two are compared by the pooled z-test, with Newcombe's interval.

    `rate` makes the summary from the counts; its top boxes are the good scores of the scale. Of two steps no mean says
    more.
    """

    unit = "%"

    def __init__(self, rate: Callable[[Counts], Rating | None], *, has_mean: bool = True) -> None:
        self.rate, self.has_mean = rate, has_mean

    def figure(self, scale: Scale, counts: Counts) -> ScoreFigure | None:
        found = self.rate(counts)
        return ScoreFigure(100 * found.top_share, *(100 * end for end in found.top_interval)) if found else None

    def change(self, scale: Scale, before: Counts, after: Counts) -> ScoreChange | None:
        first, second = self.rate(before), self.rate(after)
        if not first or not second or min(first.n, second.n) < MIN_N_TO_COMPARE:
            return None
        found = two_proportions(first.top, first.n, second.top, second.n)
        return ScoreChange(100 * found.difference, 100 * found.low, 100 * found.high, found.p) if found else None

    def words(self, value: float) -> str:
        return formats.percent(value / 100)

    def made(self, scale: Scale, counts: Counts) -> str:
        good = scale.split(counts)[0]
        span = either(scale, "good")
        return gettext("%(good)s of %(counts)s gave %(span)s.") % {
            "good": formats.number(good),
            "counts": formats.number(sum(counts)),
            "span": span,
        }

    def mean(self, scale: Scale, counts: Counts) -> str:
        """The mean in words, `Mean 4.2 of 5, 3.9 to 4.5`, with Student's interval, cut at the ends of the scale."""
        found = self.rate(counts) if self.has_mean else None
        if found is None:
            return ""
        mean = gettext("Mean %(mean)s of %(high)s") % {"mean": formats.number(found.mean, 1), "high": scale.high}
        if found.mean_interval is None:
            return mean
        low, high = max(scale.low, found.mean_interval[0]), min(scale.high, found.mean_interval[1])
        return gettext("%(mean)s, %(low)s to %(high)s") % {
            "mean": mean,
            "low": formats.number(low, 1),
            "high": formats.number(high, 1),
        }

    def method(self, short: str, scale: Scale) -> str:
        values = {"short": short, "good": named(scale, "good")}
        said = gettext("%(short)s is the share of %(good)s; its range is the Wilson interval.") % values
        return f"{said} {gettext(BESIDE)}" if self.has_mean else said
