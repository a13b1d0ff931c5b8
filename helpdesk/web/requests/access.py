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

from helpdesk.web.requests.staff import StaffRequest

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
MANAGERS, LEADS = ("manager", "admin"), ("lead", "manager", "admin")


class NotYours(PermissionDenied):
    """This may not be done by this person: only people of `roles` can `do` it, such as "change rules"."""

    def __init__(self, roles: tuple[str, ...], do: str) -> None:
        super().__init__(do)
        self.roles = roles
        self.do = do


def staff_only(view: StaffView[P]) -> View[P]:
    """Let everybody who works here open the view."""
    return _guarded(view, (), "")


def leads_only(do: str) -> Callable[[StaffView[P]], View[P]]:
    """Let those who lead a team, managers and admins open the view; `do` says what the page is there for."""
    return lambda view: _guarded(view, LEADS, do)


def managers_only(do: str) -> Callable[[StaffView[P]], View[P]]:
    """Let managers and admins open the view; `do` says what the page is there for."""
    return lambda view: _guarded(view, MANAGERS, do)


def _guarded(view: StaffView[P], roles: tuple[str, ...], do: str) -> View[P]:
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not getattr(request.user, "is_agent", False):
            raise Http404
        if roles and getattr(request.user, "role", "") not in roles:
            raise NotYours(roles, do)
        return view(cast(StaffRequest, request), *args, **kwargs)

    return guarded
