"""`/desk/me/notices/`: what somebody is told, in which way, and when mail may come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from helpdesk.notifications import services
from helpdesk.notifications.forms import ChoicesForm
from helpdesk.notifications.queries.choices import choices_of
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.zones import zone_of


@staff_only
def choices(request: StaffRequest) -> HttpResponse:
    form = ChoicesForm(request.POST or None, choices=choices_of(request.user))
    if request.method == "POST" and form.is_valid():
        services.save_choices(person=request.user, **form.as_stored())
        messages.success(request, gettext("Saved."))
        return redirect("notifications:choices")
    zone = zone_of(request.user.time_zone).key.replace("_", " ")
    context = {"form": form, "zone": zone, "area": "settings"}
    return render(request, "helpdesk/notifications/choices.html", context, status=422 if form.errors else 200)
