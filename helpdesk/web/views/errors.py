"""What is answered where there is nothing: a page for people, JSON for programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults

_NOT_HERE = "There is nothing at this address. The operations are listed at /api/v1/schema/."


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": _NOT_HERE}, status=404)
    return defaults.page_not_found(request, exception)
