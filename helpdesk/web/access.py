"""Who may open a page at all. What they see on it is decided by each room's `visible_to`.

A page that is not for you looks absent (404), so that its existence tells nothing.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def _only(allowed: Callable[[Any], bool]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not allowed(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


staff_only = _only(lambda user: user.is_agent)
leads_only = _only(lambda user: user.is_agent and user.role != "agent")
managers_only = _only(lambda user: user.sees_all)
admins_only = _only(lambda user: user.role == "admin")
