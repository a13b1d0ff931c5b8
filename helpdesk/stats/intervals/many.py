"""Many comparisons at once: the false discovery rate of Benjamini and Hochberg (1995)."""

from collections.abc import Sequence
from typing import NamedTuple


class Adjusted(NamedTuple):
    """A p-value after adjustment, and whether it is still a discovery."""

    p: float
    rejected: bool


def benjamini_hochberg(p_values: Sequence[float], rate: float = 0.05) -> list[Adjusted]:
    """Adjusted p-values in the order given; of the rejected ones about `rate` (0 to 1) are false alarms.

    Raises:
        ValueError: a p-value lies outside 0 to 1.
    """
    if any(not 0 <= p <= 1 for p in p_values):
        raise ValueError("a p-value lies between 0 and 1")
    count = len(p_values)
    adjusted = [1.0] * count
    smallest = 1.0
    largest_first = sorted(range(count), key=lambda i: p_values[i], reverse=True)
    for position, i in enumerate(largest_first):
        smallest = min(smallest, p_values[i] * count / (count - position))
        adjusted[i] = smallest
    return [Adjusted(p, p <= rate) for p in adjusted]
