"""`/desk/me/tokens/`: the tokens with which one's own programs call the API."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST
from knox.models import AuthToken

from helpdesk.people.forms.tokens import TokenForm
from helpdesk.people.services.api_tokens import SHOWN, issue_api_token, revoke_api_tokens
from helpdesk.web.api.scopes import AREAS
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: StaffRequest) -> HttpResponse:
    """One's own tokens, and the form of a new one, whose secret is on this one answer only."""
    form, secret = TokenForm(request.POST if request.method == "POST" else None, user=request.user), ""
    if form.is_bound and form.is_valid():
        secret, form = issue_api_token(user=request.user, **form.cleaned_data), TokenForm(user=request.user)
    own = AuthToken.objects.filter(user=request.user).select_related("grant").order_by("-created")
    context = {
        "form": form,
        "secret": secret,
        "rows": [_row(token) for token in own],
        "now": timezone.now(),
        "area": "settings",
    }
    return render(request, "helpdesk/people/tokens.html", context, status=422 if form.errors else 200)


def _row(token: AuthToken) -> dict[str, object]:
    grant = getattr(token, "grant", None)
    areas = [gettext(AREAS[key]) for key in (grant.areas if grant else ()) if key in AREAS]
    return {"token": token, "grant": grant, "areas": areas, "shown": token.token_key[:SHOWN]}


@staff_only
@require_POST
def revoke(request: StaffRequest, token_key: str) -> HttpResponse:
    """End one of one's own tokens."""
    token = get_object_or_404(AuthToken, user=request.user, token_key=token_key)
    revoke_api_tokens(AuthToken.objects.filter(pk=token.pk), by=request.user)
    messages.success(request, gettext("The token opens nothing any more."))
    return redirect("people:tokens")
