"""`/session/`: who is signed in in this browser now, and the token that forms need. Asked by open pages."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe


@require_GET
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    person = str(request.user.pk) if request.user.is_authenticated else ""
    return JsonResponse({"person": person, "csrf": get_token(request)})


@require_safe
@never_cache
def back(request: HttpRequest) -> HttpResponse:
    """Where a sign-in ends that another page waits for: it says to go back to that one."""
    return render(request, "helpdesk/web/signed_in_again.html")
