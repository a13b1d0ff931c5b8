"""Charts of counts and shares: u (rate per exposure), p (share), c (count with constant exposure).

The limits are centre ± 3 standard errors of each period, cut at what is possible. Counts whose mean is
below 10 are lopsided; there the c-chart takes exact Poisson limits, as ± 3 standard errors would raise
up to ten times as many false alarms.
"""

from collections.abc import Sequence

from helpdesk.stats.control.chart import ControlChart, ControlPoint
from helpdesk.stats.control.ratios import RatioModel, proportion_model, rate_model, ratio_chart
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules
from helpdesk.stats.poisson import poisson_quantile

EXACT_BELOW = 10
"""Mean count below which the normal approximation is not good enough."""

TAIL = 0.00135
"""Chance of a normal value beyond +3 standard errors, kept by the exact limits."""

DEFAULT_BASELINE = 20


def u_chart(
    counts: Sequence[int | None],
    exposures: Sequence[float | None],
    baseline: int = DEFAULT_BASELINE,
    rules: RunRules = DEFAULT_RULES,
) -> ControlChart:
    """Chart of a rate of events per unit of exposure, such as complaints per order (u-chart).

    The first `baseline` periods set the centre; limits lie 3 standard errors from it, never below 0. A None count, or
    an exposure of None or 0, is a missing period. Without any event in the baseline there are no limits: a first
    complaint is then news, not a statistic.

    Raises:
        ValueError: no period, a baseline below 1, lists of different lengths, or anything negative.
    """
    return ratio_chart(counts, exposures, rate_model(counts, exposures, baseline), rules)


def p_chart(
    cases: Sequence[int | None],
    totals: Sequence[int | None],
    baseline: int = DEFAULT_BASELINE,
    rules: RunRules = DEFAULT_RULES,
) -> ControlChart:
    """Chart of a share of cases (0 to 1), such as late answers of all answers (p-chart); else as `u_chart`.

    Raises:
        ValueError: as `u_chart`, and where there are more cases than the total.
    """
    return ratio_chart(cases, totals, proportion_model(cases, totals, baseline), rules)


def c_chart(
    counts: Sequence[int | None], baseline: int = DEFAULT_BASELINE, rules: RunRules = DEFAULT_RULES
) -> ControlChart:
    """Chart of a count of events while exposure stays the same (c-chart); None is a missing period.

    With a mean below 10 the limits are exact: a count is a signal above the upper or below the lower one.

    Raises:
        ValueError: no period, a baseline below 1, or a negative count.
    """
    ones: list[float | None] = [1.0] * len(counts)
    model: RatioModel = rate_model(counts, ones, baseline)
    chart = ratio_chart(counts, ones, model, rules)
    if not model.centre or model.centre >= EXACT_BELOW:
        return chart
    return _with_exact_limits(chart, model.centre, rules)


def poisson_limits(mean: float) -> tuple[int, int]:
    """Lowest and highest count still usual for a Poisson count with this mean (above 0).

    What lies beyond has a chance of at most 0.00135 on its side, as a normal value beyond 3 standard errors.

    Raises:
        ValueError: the mean is negative.
    """
    return poisson_quantile(TAIL, mean), poisson_quantile(1 - TAIL, mean)


def _with_exact_limits(chart: ControlChart, mean: float, rules: RunRules) -> ControlChart:
    low, high = poisson_limits(mean)
    points = []
    for point in chart.points:
        beyond = point.value is not None and not low <= point.value <= high
        # The rules about runs stand; "beyond the limits" is judged by the exact ones alone.
        names = (("R1",) if beyond else ()) + tuple(name for name in point.rules if name != "R1")
        points.append(ControlPoint(point.value, low, high, point.z, names))
    return ControlChart(chart.centre, tuple(points))
