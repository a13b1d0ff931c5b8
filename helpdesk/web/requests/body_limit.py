"""Limits how much one request may bring, judged by its length before a byte of it is read or kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from helpdesk.web.parameters import values as numbers
from helpdesk.web.requests.language import first_of
from helpdesk.web.requests.throttle import allow, client_address

GetResponse = Callable[[HttpRequest], HttpResponse]
LARGE = 1024 * 1024
LARGE_AN_HOUR = 40
OWN_LIMITS = ("/api/v1/inbound-mail/", "/hooks/mail/")
"""Doors for whole mails, which judge them by `MAIL_MAX_MB` while they read."""
_TOO_LARGE = gettext_noop("Files may have %(limit)d MB together. Nothing was sent: go back and leave some out.")
_TOO_MANY = gettext_noop("Many large files came from here within the hour. Please send yours later.")
PUBLIC = ("/help/", "/r/", "/s/")


class BodyLimitMiddleware:
    """Refuses what is larger than all files of one message and their words; counts large ones of each visitor.

    A body without a length is not read by Django at all.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(OWN_LIMITS):
            return self.get_response(request)
        given = request.META.get("CONTENT_LENGTH") or "0"
        length = numbers.whole(given.strip())
        if length is None or length > settings.REQUEST_MAX_BYTES:
            return _refused(request, 413, _TOO_LARGE)
        if length > LARGE and request.path_info.startswith(PUBLIC) and not _is_within(request):
            return _refused(request, 429, _TOO_MANY)
        return self.get_response(request)


def _is_within(request: HttpRequest) -> bool:
    return allow("large-body", client_address(request), limit=LARGE_AN_HOUR, seconds=3600)


def _refused(request: HttpRequest, status: int, words: str) -> HttpResponse:
    """In the visitor's language, which no other middleware has looked at yet."""
    values = {"limit": settings.ATTACHMENT_MAX_BYTES // 1024**2}
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": words % values}, status=status)
    with translation.override(first_of(request)):
        text = gettext(words) % values
        return render(request, "413.html", {"text": text, "status": status}, status=status)
