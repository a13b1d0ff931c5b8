"""Reads the server in the address of a picture, and whether it can be anybody's on the internet.

A browser that loads a picture for its reader stands within the reader's network: an address there could restart a
router, or tell whether a machine exists.
"""

import ipaddress
from urllib.parse import urlsplit

_WITHIN = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


def host_of(address: str) -> str:
    """The host in an address, in lower case; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def is_public(host: str) -> bool:
    """Whether `host` is a full name, or an address of the public internet in its usual form."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        last = host.rpartition(".")[2]
        return "." in host and not last[:1].isdigit() and not host.endswith(_WITHIN)
