"""Arithmetic shared by charts of k events in n: a centre from the baseline, a standard error for each period."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

from helpdesk.stats.control.chart import ControlChart, ControlPoint, check_baseline
from helpdesk.stats.control.rules import DEFAULT_RULES, RunRules, signals

MIN_EXPECTED_FOR_R5 = 10
"""Two of three beyond 2 means little where fewer events are expected in a period."""


@dataclass(frozen=True)
class RatioModel:
    """The usual: a centre (None without baseline), the variance per unit of exposure, the largest ratio."""

    centre: float | None
    unit_variance: float
    ceiling: float

    def standard_error(self, exposure: float) -> float:
        """Standard error of the ratio over this exposure."""
        return sqrt(self.unit_variance / exposure)


def rate_model(counts: Sequence[int | None], exposures: Sequence[float | None], baseline: int) -> RatioModel:
    """The usual rate of Poisson events in the baseline; its variance per unit of exposure equals the rate.

    Raises:
        ValueError: no period, a baseline below 1, lists of different lengths, or anything negative.
    """
    centre = _baseline_ratio(counts, exposures, baseline)
    return RatioModel(centre, centre or 0.0, inf)


def proportion_model(cases: Sequence[int | None], totals: Sequence[int | None], baseline: int) -> RatioModel:
    """The usual share (0 to 1) of binomial cases in the baseline; its variance per trial is p(1 - p).

    Raises:
        ValueError: as `rate_model`, and where there are more cases than the total.
    """
    if any(k is not None and n is not None and k > n for k, n in zip(cases, totals, strict=True)):
        raise ValueError("there cannot be more cases than the total")
    centre = _baseline_ratio(cases, totals, baseline)
    return RatioModel(centre, centre * (1 - centre) if centre else 0.0, 1.0)


def ratio_chart(
    counts: Sequence[int | None],
    exposures: Sequence[float | None],
    model: RatioModel,
    rules: RunRules = DEFAULT_RULES,
    sigma_z: float = 1.0,
) -> ControlChart:
    """The chart of counts / exposures: limits lie 3 `sigma_z` standard errors of the model from its centre.

    They are cut at 0 and at the largest ratio that can be.
    """
    z = standardise(counts, exposures, model, sigma_z)
    found = _signals(z, exposures, model, rules)
    points = []
    for count, exposure, score, names in zip(counts, exposures, z, found, strict=True):
        value = count / exposure if count is not None and exposure else None
        low, high = _limits(exposure, model, sigma_z)
        points.append(ControlPoint(value, low, high, score, names))
    return ControlChart(model.centre, tuple(points), sigma_z)


def standardise(
    counts: Sequence[int | None],
    exposures: Sequence[float | None],
    model: RatioModel,
    sigma_z: float = 1.0,
) -> list[float | None]:
    """Distance of each period from the centre in standard errors times `sigma_z`.

    None for a missing period, and for all where the model has no centre or no variance.
    """
    z: list[float | None] = []
    for count, exposure in zip(counts, exposures, strict=True):
        if count is None or not exposure or model.centre is None or not model.unit_variance:
            z.append(None)
        else:
            error = model.standard_error(exposure) * sigma_z
            z.append((count / exposure - model.centre) / error)
    return z


def _limits(exposure: float | None, model: RatioModel, sigma_z: float) -> tuple[float | None, float | None]:
    if not exposure or model.centre is None or not model.unit_variance:
        return None, None
    reach = 3 * sigma_z * model.standard_error(exposure)
    return max(0.0, model.centre - reach), min(model.ceiling, model.centre + reach)


def _signals(
    z: list[float | None], exposures: Sequence[float | None], model: RatioModel, rules: RunRules
) -> list[tuple[str, ...]]:
    found = signals(z, rules)
    if not rules.two_of_three:
        return found
    expected = [(exposure or 0) * (model.centre or 0) for exposure in exposures]
    return [
        names if events >= MIN_EXPECTED_FOR_R5 else tuple(name for name in names if name != "R5")
        for names, events in zip(found, expected, strict=True)
    ]


def _baseline_ratio(counts: Sequence[int | None], exposures: Sequence[float | None], baseline: int) -> float | None:
    check_baseline(len(counts), baseline)
    if any(value is not None and value < 0 for value in (*counts, *exposures)):
        raise ValueError("counts and exposures cannot be negative")
    pairs = list(zip(counts, exposures, strict=True))[:baseline]
    usable = [(count, exposure) for count, exposure in pairs if count is not None and exposure]
    if not usable:
        return None
    return sum(count for count, _ in usable) / sum(exposure for _, exposure in usable)
