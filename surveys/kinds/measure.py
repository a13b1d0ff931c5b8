"""What a score is made of: a value with its 95 % range, and the change between two groups of answers."""

from typing import NamedTuple, Protocol

from surveys.kinds.scale import Scale

SIGNIFICANT = 0.05
Counts = tuple[int, ...]


class Figure(NamedTuple):
    """A score and the ends of its range, in points or in percent."""

    value: float
    low: float
    high: float


class Change(NamedTuple):
    """Second minus first, in points or percentage points, and how often chance alone does as much."""

    difference: float
    low: float
    high: float
    p: float

    @property
    def by_chance(self) -> bool:
        """Whether it may be nothing but chance, at 5 %."""
        return self.p >= SIGNIFICANT


class Measure(Protocol):
    """How counts become a score. Counts stand in the order of the scale's steps."""

    unit: str

    def figure(self, scale: Scale, counts: Counts) -> Figure | None:
        """The score of all answers; None when nobody answered."""

    def change(self, scale: Scale, before: Counts, after: Counts) -> Change | None:
        """From one group to another of at least 30 answers each, by a test of their difference."""

    def words(self, value: float) -> str:
        """A value as the page shows it."""

    def made(self, scale: Scale, counts: Counts) -> str:
        """How the score of these answers came about, in a sentence."""

    def mean(self, scale: Scale, counts: Counts) -> str:
        """The mean with its range, where it says something."""

    def method(self, short: str, scale: Scale) -> str:
        """How such a score is made, for whoever asks."""
