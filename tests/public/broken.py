"""Addresses of which one breaks, so that its error page can be seen."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from helpdesk.urls import urlpatterns as whole


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("as it was to be")


urlpatterns: list[URLPattern | URLResolver] = [path("help/", broken), *whole]
