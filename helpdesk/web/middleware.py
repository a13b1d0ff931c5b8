"""Small request-wide rules: whose clock a page shows, and that private pages are kept by no cache."""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]


class TimeZoneMiddleware:
    """Shows times in the signed-in person's zone, and in the installation's otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = getattr(request.user, "time_zone", "")
        if not name:
            return self.get_response(request)
        try:
            zone = zoneinfo.ZoneInfo(name)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return self.get_response(request)
        with timezone.override(zone):
            return self.get_response(request)


class NoStoreMiddleware:
    """Keeps pages of signed-in people, and pages opened by a secret link, out of every cache."""

    SECRET_PREFIXES = ("/desk/", "/api/", "/r/", "/s/", "/accounts/")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        private = request.user.is_authenticated or request.path.startswith(self.SECRET_PREFIXES)
        if private and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
