"""Says where an address is: in the shop's own network, or as a file that the operator supplies has it.

The file is a database of places in the MMDB format (`PLACES_DATABASE`), read on this machine: nobody outside is asked.
"""

import ipaddress
import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

import maxminddb
from django.conf import settings
from django.utils.translation import get_language, gettext

# Networks of one's own by RFC 1918, RFC 4193 and RFC 3927, and the machine itself. `is_private` of the standard library
# also holds for networks that papers give as examples.
OWN_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"),
        *("fc00::/7", "fe80::/10", "::/64"),  # as ::1 is kept, for of IPv6 only the /64 is
    )
)
UNREADABLE = (OSError, maxminddb.InvalidDatabaseError, ValueError)
"""What opening or reading a file raises that is not there or is no such database."""

log = logging.getLogger(__name__)


def place_of(address: str) -> str:
    """The place of an address in the reader's language, such as “Berlin, Germany”; empty where it is not known."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if any(found in network for network in OWN_NETWORKS):
        return gettext("Your own network")
    return _in_words(_looked_up(address)) if settings.PLACES_DATABASE else ""


def problem() -> str:
    """What is wrong with the file of places; empty where it can be read, or there is none."""
    if not settings.PLACES_DATABASE:
        return ""
    try:
        _opened()
    except UNREADABLE as error:
        return str(error)
    return ""


def _looked_up(address: str) -> Any:
    """What the file says of an address; None where it says nothing or cannot be read."""
    try:
        return _opened().get(address)
    except UNREADABLE:
        log.warning("PLACES_DATABASE cannot be read: no place is told", exc_info=True)
        return None


def _opened() -> maxminddb.Reader:
    path = Path(settings.PLACES_DATABASE)
    return _reader(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _reader(path: Path, changed: int) -> maxminddb.Reader:
    """The opened file. `changed` is when it was written, so that a newer one is opened anew."""
    return maxminddb.open_database(path)


def _in_words(told: Any) -> str:
    """City and country as a database of cities has them, the country alone as one of countries does."""
    record = told if isinstance(told, dict) else {}
    parts = [_name(record.get(part)) for part in ("city", "country")]
    return ", ".join(filter(None, parts))


def _name(part: Any) -> str:
    names = part.get("names") if isinstance(part, dict) else None
    if not isinstance(names, dict):
        return ""
    language = (get_language() or "en").partition("-")[0]
    return str(names.get(language) or names.get("en") or "")
