"""Celery's beat, on a machine whose wall clock may be set back.

Celery compares a job's last run with the time of day. After the clock went back by hours it would wait as many hours
for every job; here a last run that lies ahead counts as due.
"""

import datetime as dt
from typing import Any

from celery.beat import PersistentScheduler

_TOLERANCE = dt.timedelta(seconds=1)
_LONG_AGO = dt.timedelta(days=1)


class Scheduler(PersistentScheduler):
    """Beat's scheduler. It is named in the settings, so that the command line of beat stays as it is."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        self.forget_the_future()
        return float(super().tick(*args, **kwargs))

    def forget_the_future(self) -> None:
        """Make jobs due whose last run lies ahead of now, and sort all jobs anew by when they are due."""
        for entry in self.schedule.values():
            now = entry.default_now()
            if entry.last_run_at and entry.last_run_at > now + _TOLERANCE:
                entry.last_run_at = now - _LONG_AGO
                self._heap = None
