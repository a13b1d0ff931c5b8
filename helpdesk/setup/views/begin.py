"""`/setup/…/`: the shop's name and the first account."""

from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from helpdesk.people.models import User
from helpdesk.setup import services
from helpdesk.setup.forms import FirstAdminForm
from helpdesk.setup.link import opens


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for both; the press makes them, signs in and goes on. Without an open link there is no such page."""
    if not opens(secret):
        raise Http404
    form = FirstAdminForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (person := _make(form, secret)):
        login(request, person)
        return redirect("setup:address")
    return render(request, "helpdesk/setup/begin.html", {"form": form}, status=422 if form.errors else 200)


def _make(form: FirstAdminForm, secret: str) -> User | None:
    try:
        return services.begin(secret=secret, **form.cleaned_data)
    except services.LinkIsOver:
        raise Http404 from None
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
