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


def sample_size(n: int) -> SampleSize:
    """Display class of a group of n answers."""
    if n < 5:
        return SampleSize.SUPPRESSED
    if n < 10:
        return SampleSize.COUNTS
    return SampleSize.LOW if n < 30 else SampleSize.FULL


def protect(sizes: Sequence[int]) -> list[SampleSize]:
    """Display classes of groups that are shown together with their total.

    A single suppressed group could be worked out as the total minus the others, so the smallest of
    the others is suppressed with it (complementary suppression).
    """
    classes = [sample_size(n) for n in sizes]
    if classes.count(SampleSize.SUPPRESSED) == 1 and len(classes) > 1:
        shown = [i for i, kind in enumerate(classes) if kind is not SampleSize.SUPPRESSED]
        classes[min(shown, key=lambda i: sizes[i])] = SampleSize.SUPPRESSED
    return classes


def required_n(sd: float, margin: float, z: float = Z95) -> int:
    """Answers needed for a mean or score with spread `sd` to be known within ± `margin`, in the same unit."""
    if sd < 0 or margin <= 0:
        raise ValueError("required_n needs sd >= 0 and margin > 0")
    return ceil((z * sd / margin) ** 2)
