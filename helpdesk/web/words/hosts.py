"""What somebody enters as a server: whether it can be one, and whether it stands in one's own network."""

import ipaddress
import re

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\Z")
_NUMBER = re.compile(r"(?:\A|\.)(?:[0-9]+|0[xX][0-9A-Fa-f]*)\Z")
_SCOPE = re.compile(r"[A-Za-z0-9_.-]+\Z")


def is_host(text: str) -> bool:
    """Whether this looks like a server's name or address. A name that ends in a number is none: systems read an address
    of another notation in it.

    >>> is_host("mail.example.org"), is_host("::1"), is_host("https://mail.example.org"), is_host("134744072")
    (True, True, False, False)
    """
    return _is_address(text) or (bool(_HOST.match(text)) and not _NUMBER.search(text))


def is_near(host: str) -> bool:
    """Whether it is this machine, or a name or address that only means something in one's own network.

    >>> is_near("127.0.0.1"), is_near("postfix"), is_near("mail.example.org")
    (True, True, False)
    """
    return ipaddress.ip_address(host).is_private if _is_address(host) else "." not in host


def _is_address(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    scope = getattr(address, "scope_id", None)
    return scope is None or bool(_SCOPE.match(scope))
