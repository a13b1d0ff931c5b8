"""Notices where those who work here are signed in, and leads those who owe a second factor to its page."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from helpdesk.people import known
from helpdesk.people.models import User
from helpdesk.people.services.sessions import note_session
from helpdesk.web.frame.notices import Notice
from helpdesk.web.requests.background import is_background
from helpdesk.web.requests.throttle import client_address
from helpdesk.web.words.formats import date_and_time

EVERY = 300
"""Seconds between two notes of one session: a look into the cache at each request, statements at few."""

OPEN = {
    *("mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
    *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    *("account_logout", "people:factor_needed", "people:theme", "session"),
    *("shop:brand_sheet", "shop:picture"),
}
"""What somebody opens who owes a second factor: what sets one up, how these pages look, and the way out."""


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


class FactorMiddleware:
    """Lets those who owe a second factor go on until their time is over, and tells them by when."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """None lets the request go on."""
        due = known.factor_due(request.user) if isinstance(request.user, User) else None
        if due is None:
            return None
        request.factor_due = due  # type: ignore[attr-defined] # for `notice`
        match = request.resolver_match
        if due > timezone.now() or (match and match.view_name in OPEN):
            return None
        return _led_away(request)


def _led_away(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(reverse("people:factor_needed"))
    if request.path.startswith("/api/") or is_background(request):
        return JsonResponse({"detail": gettext("A second factor is needed: sign in and set one up.")}, status=403)
    return redirect("people:factor_needed")


def notice(request: HttpRequest) -> Notice | None:
    """By when the reader needs a second factor; None for most."""
    due = getattr(request, "factor_due", None)
    if due is None:
        return None
    told = date_and_time(timezone.localtime(due), timezone.localtime())
    words = gettext("Set up a second factor by %(when)s: after that nothing else opens.") % {"when": told}
    return Notice(words, reverse("people:security"), gettext("Set it up"))
