"""A person's own choices, stored as they are made."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from helpdesk.people.services import set_preferences


@login_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Stores light, dark or as the device; answers 204 to a script and goes back for a plain form."""
    try:
        set_preferences(user=request.user, theme=request.POST.get("theme", ""))  # type: ignore[arg-type]
    except ValidationError:
        return HttpResponseBadRequest("Choose light, dark, or as the device.", content_type="text/plain")
    if request.headers.get("X-Requested-With") or request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "home")
