"""Asks and posts to addresses that somebody else chose, such as a program's for answers.

Whoever enters an address could let the server speak to machines that only it can reach. So the host is looked up
once, every address of it must be anybody's on the internet, and the connection goes to the very one that was looked
at; nothing is redirected, and each step has an end. Hosts of one's own network are named in a setting: `WEBHOOK_HOSTS`
for programs, `SIGN_IN_HOSTS` for those who say who somebody is.
"""

import ipaddress
import socket
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

import certifi
import urllib3
from django.conf import settings

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5.0, 10.0, 20.0
LONGEST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class HttpAnswer:
    """What the other side said: the status of HTTP, and the first part of its words."""

    status: int
    text: str
    retry_after: str = ""
    content_type: str = ""


class Barrier(StrEnum):
    """Why nothing is posted to an address."""

    NO_ADDRESS = "no_address"
    NOT_HTTPS = "not_https"
    INSIDE = "inside"
    """It leads to machines that only we can reach."""


class NotAllowed(Exception):
    """The address is none that we post to; it will not be one later."""

    def __init__(self, barrier: Barrier) -> None:
        super().__init__(barrier)
        self.barrier = barrier


class NotReached(Exception):
    """Nobody answered in time; somebody may, later. `has_name` is False while nobody knows the host's name."""

    def __init__(self, error: str = "", *, has_name: bool = True) -> None:
        super().__init__(error)
        self.has_name = has_name


def post(url: str, body: bytes, headers: Mapping[str, str]) -> HttpAnswer:
    """Post `body` to a program's address, over HTTPS; over HTTP to a named host of one's own network alone.

    Raises:
        NotAllowed: the address is no such thing, or leads into a network.
        NotReached: its name is not known, nobody listens, the certificate is another's, or it took too long.
    """
    return ask("POST", url, body, headers, own_hosts=settings.WEBHOOK_HOSTS)


def ask(
    method: str, url: str, body: bytes, headers: Mapping[str, str], *, own_hosts: Collection[str] = ()
) -> HttpAnswer:
    """Make a request of any method; `own_hosts` are the named ones of one's own network.

    Raises:
        NotAllowed: the address is no such thing, or leads into a network.
        NotReached: its name is not known, nobody listens, the certificate is another's, or it took too long.
    """
    parts = _split(url)
    host = parts.hostname or ""
    is_own = host.lower() in own_hosts
    if parts.scheme != "https" and not is_own:
        raise NotAllowed(Barrier.NOT_HTTPS)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _looked_up(host, port, is_own=is_own)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    named = {"Host": parts.netloc, "User-Agent": "Amends", "Accept-Encoding": "identity", **headers}
    with _pool(parts.scheme, address, port, host) as pool:
        return _read(pool, method, target, body, named)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        raise NotAllowed(Barrier.NO_ADDRESS) from None
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.password or not known:
        raise NotAllowed(Barrier.NO_ADDRESS)
    return parts


def _looked_up(host: str, port: int, *, is_own: bool) -> str:
    """The first address of the host, when all of them are anybody's."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReached(has_name=False) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not is_own and not all(_is_anybodys(address) for address in addresses):
        raise NotAllowed(Barrier.INSIDE)
    return addresses[0]


def _is_anybodys(text: str) -> bool:
    """Whether an address is on the public internet, whatever it is wrapped in."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if inner:
            return inner.is_global
        if address in _TRANSLATED:
            return ipaddress.ip_address(int(address) & 0xFFFFFFFF).is_global
    return address.is_global and not address.is_multicast


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of IPv4 as a translator of a network without it has them (RFC 6052)."""


def _pool(scheme: str, address: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        retries=False,
        server_hostname=host,
        assert_hostname=host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )


def _read(
    pool: urllib3.HTTPConnectionPool, method: str, target: str, body: bytes, headers: Mapping[str, str]
) -> HttpAnswer:
    deadline = time.monotonic() + WHOLE_SECONDS
    try:
        answer = pool.urlopen(method, target, body, headers, redirect=False, preload_content=False, retries=False)
        pieces, size = [], 0
        while size < LONGEST_ANSWER and time.monotonic() < deadline and (piece := answer.read1(8192)):
            pieces.append(piece)
            size += len(piece)
        answer.close()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise NotReached(" ".join(str(error).split())[:300]) from None
    text = b"".join(pieces).decode("utf-8", "replace")
    told = answer.headers
    return HttpAnswer(answer.status, text, told.get("Retry-After", ""), told.get("Content-Type", ""))
