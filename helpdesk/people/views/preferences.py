"""A person's own choices, stored as they are made."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.people.forms import PreferencesForm
from helpdesk.people.models import User
from helpdesk.people.services import set_preferences
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.background import is_background
from helpdesk.web.requests.staff import SignedInRequest, StaffRequest


@staff_only
def preferences_page(request: StaffRequest) -> HttpResponse:
    user = request.user
    form = PreferencesForm(request.POST or None, instance=User.objects.get(pk=user.pk))
    if request.method == "POST" and form.is_valid():
        set_preferences(user=user, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("people:preferences")
    status = 422 if form.errors else 200
    return render(request, "helpdesk/people/preferences.html", {"form": form, "area": "settings"}, status=status)


@login_required
@require_POST
def theme(request: SignedInRequest) -> HttpResponse:
    """Stores light, dark or as the device; answers 204 to a script and goes back for a plain form."""
    try:
        set_preferences(user=request.user, theme=form_data(request).words("theme"))
    except ValidationError:
        return HttpResponseBadRequest(gettext("Choose light, dark, or as the device."), content_type="text/plain")
    if is_background(request):
        return HttpResponse(status=204)
    return redirect(form_data(request).path("next", reverse("home")))


@staff_only
@require_POST
def after_send(request: StaffRequest) -> HttpResponse:
    """Stores where to go once a reply is sent, as the composer's menu asks when it is chosen there."""
    try:
        set_preferences(user=request.user, after_send=form_data(request).words("after_send"))
    except ValidationError:
        return HttpResponseBadRequest(
            gettext("Choose the next ticket, the list, or this one."), content_type="text/plain"
        )
    return HttpResponse(status=204)
