"""Pareto ranking: which few causes make most of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ParetoBar:
    """One cause: its count, its share and the running share of all ranked counts (0 to 1)."""

    label: str
    count: int
    share: float
    cumulative: float
    vital: bool


@dataclass(frozen=True)
class ParetoRanking:
    """Bars from the largest down. `untagged` stands beside the ranking and is no part of `total`."""

    bars: tuple[ParetoBar, ...]
    total: int
    untagged: int


def pareto(
    counts: Mapping[str, int], *, untagged: int = 0, other: str = "Other", vital_share: float = 0.8
) -> ParetoRanking:
    """Rank `counts` (cause -> complaints by primary cause), largest first.

    Ties go by name, with `other` last among equals. A bar is vital while the bars before it have not
    yet reached `vital_share` (0 to 1) of the total; `other` is never vital, for it names nothing to act on.
    Causes that nobody named are left out.

    Raises:
        ValueError: a count is negative.
    """
    if untagged < 0 or any(count < 0 for count in counts.values()):
        raise ValueError("counts cannot be negative")
    named = [(label, count) for label, count in counts.items() if count]
    named.sort(key=lambda item: (-item[1], item[0] == other, item[0].casefold(), item[0]))
    total = sum(count for _, count in named)
    bars = []
    before = 0
    for label, count in named:
        vital = label != other and before < vital_share * total
        bars.append(ParetoBar(label, count, count / total, (before + count) / total, vital))
        before += count
    return ParetoRanking(tuple(bars), total, untagged)
