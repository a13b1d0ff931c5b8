"""XmR chart of individual values (times, indices): limits from the mean moving range."""

from collections.abc import Sequence

from helpdesk.stats.control.attributes import DEFAULT_BASELINE
from helpdesk.stats.control.chart import ControlChart, ControlPoint, check_baseline, mean_moving_range
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules, signals

REACH = 2.66
"""Limits in mean moving ranges (3 / 1.128, as tabled)."""


def xmr_chart(
    values: Sequence[float | None],
    baseline: int = DEFAULT_BASELINE,
    rules: RunRules = DEFAULT_RULES,
    *,
    floor: float | None = None,
) -> ControlChart:
    """Chart of individual values in any unit, such as a median in hours (XmR chart); None is a missing period.

    Limits lie 2.66 mean moving ranges of the first `baseline` values from their mean. Give `floor` (such as 0) where
    nothing can be below it. A baseline of fewer than two neighbours, or one that never moved, gives no limits.

    Raises:
        ValueError: no period, or a baseline below 1.
    """
    check_baseline(len(values), baseline)
    usable = [value for value in values[:baseline] if value is not None]
    centre = sum(usable) / len(usable) if usable else None
    moving_range = mean_moving_range(values[:baseline])
    if centre is None or not moving_range:
        return ControlChart(centre, tuple(ControlPoint(value, None, None, None, ()) for value in values))
    reach = REACH * moving_range
    z = [None if value is None else 3 * (value - centre) / reach for value in values]
    low = centre - reach if floor is None else max(floor, centre - reach)
    found = zip(values, z, signals(z, rules), strict=True)
    return ControlChart(
        centre, tuple(ControlPoint(value, low, centre + reach, score, names) for value, score, names in found)
    )
