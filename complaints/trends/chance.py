"""How often a chart like the one shown would flag a week for nothing; counted once for the same chart."""

import hashlib
from collections.abc import Sequence

from django.core.cache import cache

from helpdesk.stats.control import ControlChart, quiet_chance

KEPT = 30 * 24 * 3600


def stated_chance(complaints: int, tickets: Sequence[int], baseline: int, judged: ControlChart) -> float | None:
    """None where there are no limits to be crossed by chance."""
    if not judged.centre or judged.centre >= 1:
        return None
    told = repr((complaints, list(tickets), baseline, judged.sigma_z))
    key = "trends:chance:" + hashlib.sha256(told.encode()).hexdigest()
    known: float | None = cache.get(key)
    if known is None:
        known = quiet_chance(tickets, complaints, baseline, sigma_z=judged.sigma_z)
        cache.set(key, known, KEPT)
    return known
