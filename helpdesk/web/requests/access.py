"""Decides who may open a page at all. What they see on it is decided by each room's `visible_to`.

Whoever does not work here finds nothing at the desk's addresses (404). A colleague is told that a page is not theirs to
use, and who can (403); `people` knows the names.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


class NotYours(PermissionDenied):
    """This may not be done by this person, who lacks the `permission`."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(permission)
        self.permission = permission


def staff_only(view: StaffView[P]) -> View[P]:
    """Let everybody who works here open the view."""
    return _guarded(view, (), ())


def permitted(
    *permissions: Permission, to_change: Permission | None = None, asked_inside: Permission | None = None
) -> Callable[[StaffView[P]], View[P]]:
    """Let colleagues open the view who may do all of this, and send its form who may do `to_change` beside.

    The view itself asks for `asked_inside`, once it has found its thing: one that they do not see is not there, and
    is no refusal.
    """
    changing = (*permissions, to_change) if to_change else permissions
    return lambda view: _guarded(view, permissions, changing, (asked_inside,) if asked_inside else ())


def _guarded(
    view: StaffView[P],
    to_read: tuple[Permission, ...],
    to_change: tuple[Permission, ...],
    inside: tuple[Permission, ...] = (),
) -> View[P]:
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not getattr(request.user, "is_agent", False):
            raise Http404
        asker = cast(StaffRequest, request)
        for permission in to_read if request.method in SAFE_METHODS else to_change:
            if not asker.user.may(permission):
                raise NotYours(permission)
        return view(asker, *args, **kwargs)

    # For who asks what opens a page, and what its form needs.
    guarded.to_read, guarded.to_change = to_read + inside, to_change + inside  # type: ignore[attr-defined]
    return guarded
