"""Lets entries know from which address a request came."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from helpdesk.audit.addressing import answering


class AnsweringMiddleware:
    """Remembers the request as long as it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = answering.set(request)
        try:
            return self.get_response(request)
        finally:
            answering.reset(before)
