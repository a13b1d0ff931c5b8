"""Lets entries know from which address a request came, and answers anew what somebody else was faster with."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from helpdesk.audit import versions
from helpdesk.audit.addressing import answering


class AnsweringMiddleware:
    """Remembers the request as long as it is answered, and which versions it saw."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before, seen = answering.set(request), versions.expected.set({})
        try:
            return self.get_response(request)
        finally:
            answering.reset(before)
            versions.expected.reset(seen)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer once more where somebody saved in the same moment: the page now tells so, with what was typed."""
        match = request.resolver_match
        if not isinstance(exception, versions.ChangedMeanwhile) or match is None:
            return None
        versions.expected.set({})
        answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return answer
