"""`/session/`: who is signed in in this browser now, and the token that forms need. Asked by open pages."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET


@require_GET
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    person = str(request.user.pk) if request.user.is_authenticated else ""
    return JsonResponse({"person": person, "csrf": get_token(request)})
