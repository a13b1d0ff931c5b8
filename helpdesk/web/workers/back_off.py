"""Computes how long to wait before something that failed is tried again. Plain Python."""

import datetime as dt
from dataclasses import dataclass

_MOST = 40


@dataclass(frozen=True, kw_only=True)
class BackOff:
    """A wait that grows: `first` after the first try, then `factor` times as long after each, at most `longest`."""

    first: dt.timedelta
    longest: dt.timedelta
    factor: int = 2

    def after(self, attempts: int) -> dt.timedelta:
        """The wait after so many tries that failed."""
        times = self.factor ** max(min(attempts - 1, _MOST), 0)
        return self.longest if times >= self.longest / self.first else self.first * times
