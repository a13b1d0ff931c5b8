"""Percentiles by linear interpolation, as PostgreSQL's percentile_cont and numpy's default compute them."""

from collections.abc import Iterable
from math import floor


def percentile(values: Iterable[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of `values` lies, in the unit of the values; None when empty.

    Raises:
        ValueError: `share` lies outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("share must be between 0 and 1")
    ordered = sorted(values)
    if not ordered:
        return None
    position = share * (len(ordered) - 1)
    below = floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def median(values: Iterable[float]) -> float | None:
    """The middle value, in the unit of the values; the mean of the middle two where there are two; None when empty."""
    return percentile(values, 0.5)
