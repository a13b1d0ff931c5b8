"""From which address the work at hand came, for entries that are written while a request is answered."""

from contextvars import ContextVar

from django.http import HttpRequest

from helpdesk.web.requests.throttle import client_address

answering: ContextVar[HttpRequest | None] = ContextVar("audit_answering", default=None)
"""The request that is answered at the moment."""


def current_address() -> str | None:
    """The visitor's address; None in a worker, a command or a shell."""
    request = answering.get()
    return client_address(request) if request else None
