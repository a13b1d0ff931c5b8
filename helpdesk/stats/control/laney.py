"""Laney's u' and p' charts (2002): limits that also hold when rates scatter more than chance allows.

sigma_z, the mean moving range of the baseline's standardised values over 1.128, widens (never, by default,
narrows) the usual limits. It measures change from period to period only, so a shift of level stays a signal.
"""

from collections.abc import Sequence

from helpdesk.stats.control.attributes import DEFAULT_BASELINE
from helpdesk.stats.control.chart import ControlChart, mean_moving_range
from helpdesk.stats.control.ratios import RatioModel, proportion_model, rate_model, ratio_chart, standardise
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules

MOVING_RANGE_TO_SIGMA = 1.128
"""Expected distance of two normal values in standard deviations (d2 for n = 2)."""


def laney_u_chart(
    counts: Sequence[int | None],
    exposures: Sequence[float | None],
    baseline: int = DEFAULT_BASELINE,
    rules: RunRules = DEFAULT_RULES,
    *,
    floor: float = 1.0,
) -> ControlChart:
    """Chart of a rate as `u_chart`, with limits widened by sigma_z, which is at least `floor` (Laney 2002).

    Raises:
        ValueError: as `u_chart`.
    """
    model = rate_model(counts, exposures, baseline)
    sigma_z = _sigma_z(counts, exposures, model, baseline, floor)
    return ratio_chart(counts, exposures, model, rules, sigma_z)


def laney_p_chart(
    cases: Sequence[int | None],
    totals: Sequence[int | None],
    baseline: int = DEFAULT_BASELINE,
    rules: RunRules = DEFAULT_RULES,
    *,
    floor: float = 1.0,
) -> ControlChart:
    """Chart of a share as `p_chart`, with limits widened by sigma_z, which is at least `floor` (Laney 2002).

    Raises:
        ValueError: as `p_chart`.
    """
    model = proportion_model(cases, totals, baseline)
    sigma_z = _sigma_z(cases, totals, model, baseline, floor)
    return ratio_chart(cases, totals, model, rules, sigma_z)


def _sigma_z(
    counts: Sequence[int | None],
    exposures: Sequence[float | None],
    model: RatioModel,
    baseline: int,
    floor: float,
) -> float:
    moving_range = mean_moving_range(standardise(counts, exposures, model)[:baseline])
    # Without two neighbours, or with a baseline that never moved, nothing is known about the scatter.
    return max(floor, moving_range / MOVING_RANGE_TO_SIGMA) if moving_range else max(floor, 1.0)
