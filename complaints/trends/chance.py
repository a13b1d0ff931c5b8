"""States how often a chart like the one shown would flag a week for nothing; counted once for the same chart."""

import hashlib
from collections.abc import Sequence

from django.core.cache import cache

from helpdesk.stats.control import ControlChart, quiet_chance

KEPT = 30 * 24 * 3600


def stated_chance(complaints: int, tickets: Sequence[int], baseline: int, judged: ControlChart) -> float | None:
    """Share (0 to 1) of charts like this one, with nothing unusual in them, that flag at least one week; kept for 30
    days.

    `tickets` are those of each week, `complaints` those of all weeks together. None where the chart has no limits.
    """
    if not judged.centre or judged.centre >= 1:
        return None
    told = repr((complaints, list(tickets), baseline, judged.sigma_z))
    key = "trends:chance:" + hashlib.sha256(told.encode()).hexdigest()
    known: float | None = cache.get(key)
    if known is None:
        known = quiet_chance(tickets, complaints, baseline, sigma_z=judged.sigma_z)
        cache.set(key, known, KEPT)
    return known
