"""Does what every survey page does first: look the link up, say the same for unknown and ended ones, limit guessing.

A link that opens something is never refused: a mail gateway that opens all of them, or a whole office behind one
address, must not use up what one customer needs for an answer. Whoever is signed in as staff answers for nobody.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from helpdesk.web.requests import throttle
from helpdesk.web.requests.language import page_language, speaking_to
from helpdesk.web.requests.secret_pages import kept_secret
from surveys.models import Invitation
from surveys.queries.links import invitation_of

MISSES_A_MINUTE = 120

View = Callable[[HttpRequest, str, Invitation], HttpResponse]


def survey_link(*, even_ended: bool = False) -> Callable[[View], Callable[..., HttpResponse]]:
    """Turns `view(request, token, invitation)` into a page behind a link of a mail.

    The secret in the address is the whole permission: no session, and no CSRF cookie that a mail program may drop.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def page(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and getattr(request.user, "is_agent", False):
                return kept_secret(render(request, "surveys/not_for_staff.html", status=403))
            invitation = invitation_of(token, even_ended=even_ended)
            if invitation is not None:
                with speaking_to(invitation.language, invitation.customer.time_zone):
                    answered = view(request, token, invitation)
                    answered["Content-Language"] = page_language()
                return kept_secret(answered)
            address = throttle.client_address(request)
            if not throttle.allow("survey", address, limit=MISSES_A_MINUTE, seconds=60):
                return kept_secret(render(request, "surveys/too_many.html", status=429))
            return kept_secret(render(request, "surveys/ended.html", status=404))

        return page

    return decorate
