"""Limits how often public forms and links are used, counted per purpose and key in the shared cache.

While the cache is away nothing is counted and nobody is refused: a helpdesk that turns
customers away because Redis restarts does more harm than a minute without a limit.
"""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's address, IPv6 cut to its /64.

    `X-Forwarded-For` is believed only as far as our own proxies wrote it: TRUSTED_PROXY_COUNT entries from the
    right. What a visitor puts before them counts for nothing.
    """
    address = _parsed(_forwarded(request) or request.META.get("REMOTE_ADDR", ""))
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
    return str(address)


def _forwarded(request: HttpRequest) -> str:
    count = settings.TRUSTED_PROXY_COUNT
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    return hops[-count].strip() if 0 < count <= len(hops) else ""


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        # A socket of this machine has no address; all of them share one label.
        return ipaddress.ip_address("0.0.0.0")  # noqa: S104 - a label, nothing is bound


def allow(purpose: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one attempt, and tell whether it is within `limit` per window of `seconds`."""
    window = int(time.time() // seconds)
    name = f"throttle:{purpose}:{key}:{window}"
    if cache.add(name, 1, timeout=seconds * 2):
        return True
    try:
        return cache.incr(name) <= limit
    except ValueError:
        return True
