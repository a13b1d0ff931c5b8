"""Rate limits for public forms and links, counted per purpose and key in the shared cache.

While the cache is away nothing is counted and nobody is refused: a helpdesk that turns
customers away because Redis restarts does more harm than a minute without a limit.
"""

import ipaddress
import time

from django.core.cache import cache
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The peer's address, IPv6 cut to its /64. `X-Forwarded-For` is not believed: the proxy sets REMOTE_ADDR."""
    address = ipaddress.ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104 - a label, nothing is bound
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
    return str(address)


def allow(purpose: str, key: str, *, limit: int, seconds: int) -> bool:
    """Counts one attempt and says whether it is within `limit` per window of `seconds`."""
    window = int(time.time() // seconds)
    name = f"throttle:{purpose}:{key}:{window}"
    if cache.add(name, 1, timeout=seconds * 2):
        return True
    try:
        return cache.incr(name) <= limit
    except ValueError:
        return True
