"""Answers where there is nothing, and where we failed: a page for people, JSON for programs."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.utils.translation import gettext, gettext_noop
from django.views import defaults

_NOT_HERE = "There is nothing at this address. The operations are listed at /api/v1/schema/."
_FAILED = "That went wrong on our side. Nothing was stored; the fault is recorded."
_NO_ROOM = gettext_noop(
    "Nothing can be stored now, because a disk of ours is full or closed. Nothing was sent. Try again later."
)
_NO_DATABASE = gettext_noop("We cannot read or store anything now. Nothing was sent. Try again in a minute.")
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOTDIR}
_DISK_FULL = "53100"
"""PostgreSQL's code for a disk without room."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": _NOT_HERE}, status=404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 with the reason where what we stand on is full or away, which passes by itself."""
    reason = unavailable(sys.exc_info()[1])
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": reason or _FAILED}, status=503 if reason else 500)
    if not reason:
        return defaults.server_error(request)
    return HttpResponse(
        loader.render_to_string("503.html", {"reason": gettext(reason)}), status=503, headers={"Retry-After": "60"}
    )


def unavailable(error: BaseException | None) -> str:
    """What we stand on that is full or away, in plain words; empty for any other error."""
    if isinstance(error, OperationalError):
        return _NO_ROOM if getattr(error.__cause__, "sqlstate", "") == _DISK_FULL else _NO_DATABASE
    if isinstance(error, InterfaceError):
        return _NO_DATABASE
    return _NO_ROOM if isinstance(error, OSError) and error.errno in _DISK else ""
