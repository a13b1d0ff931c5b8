"""Recognises requests that a page makes while it stays open. They are answered so that the page can tell them apart."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url


def is_background(request: HttpRequest) -> bool:
    """Whether htmx or a script of ours asks, so that no person sees the answer as a page."""
    return request.headers.get("HX-Request") == "true" or request.headers.get("X-Requested-With") == "fetch"


def leads_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer sends somebody who is not signed in to the sign-in page."""
    if response.status_code != 302 or request.user.is_authenticated:
        return False
    return response.headers["Location"].split("?")[0] == resolve_url(settings.LOGIN_URL)
