"""Small request-wide rules: which requests are refused at once, whose clock and language a page has, what no cache
keeps."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from helpdesk.web.requests import language
from helpdesk.web.views.errors import not_found
from helpdesk.web.zones import zone_of

GetResponse = Callable[[HttpRequest], HttpResponse]


class PlainRequestMiddleware:
    """Lets through only methods that some page or program of ours knows, and no NUL in an address.

    PostgreSQL stores no NUL: every lookup with one would break, in code of other people too. A path with one leads
    nowhere. In a question it is left out; the API's filters refuse it by name.
    """

    METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in self.METHODS:
            return HttpResponseNotAllowed(self.METHODS)
        if "\x00" in request.path_info:
            return not_found(request, Http404())
        if "%00" in (query := request.META.get("QUERY_STRING", "")) and not request.path_info.startswith("/api/"):
            request.META["QUERY_STRING"] = query.replace("%00", "")
        return self.get_response(request)


class TimeZoneMiddleware:
    """Shows times in the signed-in person's zone, and in the shop's otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(zone_of(getattr(request.user, "time_zone", ""))):
            return self.get_response(request)


class LanguageMiddleware:
    """Speaks the visitor's language on the pages of customers, and that of the person at the desk on theirs.

    A language that the address asks for is remembered where a form follows: its own address names none.
    """

    FORMS = ("/help/contact/", "/help/requests/", "/accounts/", "/r/")
    FRAMED = "/embed/"
    """In a frame of another site no cookie is kept: each address names its language."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = language.first_of(request)
        with translation.override(code):
            response = self.get_response(request)
            if language.is_for_customers(request.path):
                response.headers.setdefault("Content-Language", language.page_language())
                patch_vary_headers(response, ["Accept-Language"])
        if language.requested_language(request) and self._remembers(request.path):
            name = settings.LANGUAGE_COOKIE_NAME
            response.set_cookie(name, code, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
        return response

    def _remembers(self, path: str) -> bool:
        return path.startswith(self.FORMS) and self.FRAMED not in path


class NoStoreMiddleware:
    """Keeps pages of signed-in people, and pages opened by a secret link, out of every cache."""

    SECRET_PREFIXES = ("/desk/", "/api/", "/r/", "/s/", "/accounts/", "/kept/")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        private = request.user.is_authenticated or request.path.startswith(self.SECRET_PREFIXES)
        if private and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response
