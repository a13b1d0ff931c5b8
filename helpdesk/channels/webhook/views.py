"""Settings → Webhooks: the programs that post what people write elsewhere."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.channels.webhook import services
from helpdesk.channels.webhook.forms import EndpointForm
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.tickets.channels import CHANNELS
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_WEBHOOKS)
@require_GET
def webhooks(request: StaffRequest) -> HttpResponse:
    """The list."""
    rows = [(endpoint, CHANNELS[endpoint.channel]) for endpoint in Endpoint.objects.select_related("team")]
    return render(request, "helpdesk/channels/webhooks.html", {"rows": rows, "area": "settings"})


@permitted(Permission.CHANGE_WEBHOOKS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, Endpoint())


@permitted(Permission.CHANGE_WEBHOOKS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, _one(pk))


@permitted(Permission.CHANGE_WEBHOOKS)
@require_POST
def renew_secret(request: StaffRequest, pk: int) -> HttpResponse:
    """A new secret, shown on this one answer only; an earlier one ends."""
    endpoint = _one(pk)
    secret = services.renew_secret(endpoint, by=request.user)
    return _show(request, watched(request, EndpointForm(instance=endpoint), endpoint), secret=secret)


@permitted(Permission.CHANGE_WEBHOOKS)
@require_POST
def switch_off(request: StaffRequest, pk: int) -> HttpResponse:
    endpoint = _one(pk)
    services.switch(endpoint, on=False, by=request.user)
    messages.success(request, gettext("%(name)s is off. What came through it stays.") % {"name": endpoint.name})
    return redirect("channels:webhooks")


@permitted(Permission.CHANGE_WEBHOOKS)
@require_POST
def switch_on(request: StaffRequest, pk: int) -> HttpResponse:
    endpoint = _one(pk)
    services.switch(endpoint, on=True, by=request.user)
    messages.success(request, gettext("%(name)s is on again.") % {"name": endpoint.name})
    return redirect("channels:webhooks")


def _edit(request: StaffRequest, endpoint: Endpoint) -> HttpResponse:
    form = watched(
        request, EndpointForm(request.POST if request.method == "POST" else None, instance=endpoint), endpoint
    )
    is_new = endpoint.pk is None
    if request.method == "POST" and form.is_valid():
        saved = services.save_endpoint(form.save(commit=False), by=request.user)
        messages.success(request, gettext("%(name)s is saved.") % {"name": saved.name})
        # A new one goes on to its secret.
        return redirect("channels:webhook", pk=saved.pk) if is_new else redirect("channels:webhooks")
    return _show(request, form)


def _show(request: StaffRequest, form: EndpointForm, *, secret: str = "") -> HttpResponse:
    saved = Endpoint.objects.filter(pk=form.instance.pk).first()
    context = {
        "form": form,
        "endpoint": saved,
        "secret": secret,
        "address": f"{settings.BASE_URL}/api/v1/channels/{saved.slug}/posts/" if saved else "",
        "area": "settings",
    }
    return render(request, "helpdesk/channels/webhook.html", context, status=422 if form.errors else 200)


def _one(pk: int) -> Endpoint:
    return get_object_or_404(Endpoint.objects.select_related("team"), pk=pk)
