"""Settings → Daily sweep: what it looks for, from when on, and when it tells those who lead."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.today import services
from helpdesk.today.forms import SweepForm
from helpdesk.today.queries.sweep import settings
from helpdesk.web import shop_time
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_SWEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: StaffRequest) -> HttpResponse:
    chosen = settings()
    form = watched(request, SweepForm(request.POST or None, chosen=chosen), chosen)
    if form.is_bound and form.is_valid():
        services.save_sweep(**form.as_stored(), by=request.user)
        messages.success(request, gettext("Saved."))
        return redirect("today:limits")
    context = {"form": form, "zone": shop_time.zone_name().replace("_", " "), "area": "settings"}
    return render(request, "helpdesk/today/limits.html", context, status=422 if form.errors else 200)
