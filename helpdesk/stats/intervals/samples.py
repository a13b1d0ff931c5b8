"""How many answers are enough, and what a small group may show."""

from collections.abc import Sequence
from enum import Enum
from math import ceil

from helpdesk.stats.normal import Z95


class SampleSize(Enum):
    """What may be shown of a group of answers."""

    SUPPRESSED = "suppressed"
    """Fewer than 5: nothing, a person could be recognised."""
    COUNTS = "counts"
    """5 to 9: counts, no score."""
    LOW = "low"
    """10 to 29: score and interval, greyed."""
    FULL = "full"
    """30 and more: may be compared with others."""


MIN_SHOWN = 5
"""Answers below which nothing of a group is shown."""


def sample_size(n: int) -> SampleSize:
    """What may be shown of a group of n answers."""
    if n < MIN_SHOWN:
        return SampleSize.SUPPRESSED
    if n < 10:
        return SampleSize.COUNTS
    return SampleSize.LOW if n < 30 else SampleSize.FULL


def protect(sizes: Sequence[int], outside: int = 0) -> list[SampleSize]:
    """What may be shown of groups that stand together with their total; `outside` answers are in no group.

    What is not shown could be worked out as the total minus the rest. So the smallest of the others are suppressed too,
    until what is hidden is at least five answers in at least two groups (complementary suppression).
    """
    classes = [sample_size(n) for n in sizes]
    hidden = [n for n, kind in zip(sizes, classes, strict=True) if kind is SampleSize.SUPPRESSED]
    hidden += [outside] if outside else []
    shown = sorted((n, i) for i, n in enumerate(sizes) if classes[i] is not SampleSize.SUPPRESSED)
    while shown and hidden and min(hidden) < MIN_SHOWN and (sum(hidden) < MIN_SHOWN or len(hidden) == 1):
        n, i = shown.pop(0)
        classes[i] = SampleSize.SUPPRESSED
        hidden.append(n)
    return classes


def required_n(sd: float, margin: float, z: float = Z95) -> int:
    """Answers needed for a mean or score with spread `sd` to be known within ± `margin`, in the same unit.

    Raises:
        ValueError: `sd` is negative, or `margin` not above 0.
    """
    if sd < 0 or margin <= 0:
        raise ValueError("required_n needs sd >= 0 and margin > 0")
    return ceil((z * sd / margin) ** 2)
