"""Notices where those who work here are signed in, some minutes apart."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from helpdesk.people.models import User
from helpdesk.people.services.sessions import note_session
from helpdesk.web.requests.throttle import client_address

EVERY = 300
"""Seconds between two notes of one session: a look into the cache at each request, a statement at few."""


class SeenMiddleware:
    """Remembers who is there, from where and with what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            _notice(request, request.user)
        return self.get_response(request)


def tell() -> None:
    """Notice those who sign in, too; called once, from `apps.py`."""
    user_logged_in.connect(_came, dispatch_uid="people.seen")


def _came(request: HttpRequest, user: User, **_: Any) -> None:
    _notice(request, user)


def _notice(request: HttpRequest, user: User) -> None:
    key = request.session.session_key
    if user.is_agent and key and cache.add(f"seen:{key}", True, timeout=EVERY):
        agent = request.headers.get("User-Agent", "")
        note_session(user=user, session_key=key, address=client_address(request), agent=agent)
