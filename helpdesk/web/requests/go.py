"""Leads to another page after a post, whichever of script and browser asked."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from helpdesk.web.requests.background import is_background
from helpdesk.web.requests.staff import PageRequest


def go(request: PageRequest, url: str) -> HttpResponse:
    """Lead to another page, also when htmx asked from a toast that swaps nothing."""
    if request.htmx and request.htmx.target is None:
        return HttpResponseClientRefresh() if _is_open(request, url) else HttpResponseClientRedirect(url)
    return redirect(url)


def arrived(request: PageRequest, url: str) -> HttpResponse:
    """Lead to another page a form that its page sent by itself, and that goes there when it hears so."""
    return JsonResponse({"location": url}) if is_background(request) else redirect(url)


def _is_open(request: HttpRequest, url: str) -> bool:
    """Whether the browser shows this page: it does not load again what differs in the fragment alone."""
    shown, wanted = urlsplit(request.headers.get("HX-Current-URL", "")), urlsplit(url)
    return (shown.path, shown.query) == (wanted.path, wanted.query)
