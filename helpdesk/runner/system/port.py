"""The listening socket, opened before anything else and handed to the web server.

So no other program can hold the port when the web server comes, nor answer the readiness probe in its place,
and a visitor who comes while the web server restarts waits instead of being turned away.
"""

import errno
import http.client
import socket
import time
from contextlib import suppress

from helpdesk.runner.errors import RunnerError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
WILDCARD = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to
PATIENCE = 3.0  # seconds for the web server of a killed run to let go


def listen(host: str, port: int) -> socket.socket:
    """Opens the port; 0 takes a free one.

    Raises:
        RunnerError: it is in use, or may not be opened.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_server((host, port), family=_family(host), backlog=256)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise RunnerError(_explain(host, port, error)) from error
        time.sleep(0.2)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _explain(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Choose another: script/server --port {port + 1}"
    return f"Cannot listen on {host} port {port}: {error.strerror}."


def address(host: str, port: int) -> str:
    """The address for a browser on this machine."""
    name = "127.0.0.1" if host in WILDCARD else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def answers(host: str, port: int) -> bool:
    """Whether the web server behind the port handles requests; any answer but an error of its own counts."""
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1" if host in WILDCARD else host, port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status < 500
        finally:
            connection.close()
    return False


def greets(host: str, port: int) -> bool:
    """Whether a mail listener behind the port says that it is there."""
    with suppress(OSError), socket.create_connection((host, port), timeout=1) as connection:
        return connection.recv(4) == b"220 "
    return False
