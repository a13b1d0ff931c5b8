"""The page of stuck events: what failed, why, since when, and a button to try again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.events import deliver
from helpdesk.events.models import Delivery
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission


@permitted(Permission.DECIDE_EVENTS)
def stuck(request: HttpRequest) -> HttpResponse:
    waiting = Delivery.objects.exclude(state=Delivery.State.DONE).exclude(error="").select_related("event")
    page = numbered(request, waiting.order_by("-state", "-id"), 50)
    return render(request, "helpdesk/events/stuck.html", {"page": page, "area": "settings"})


@permitted(Permission.DECIDE_EVENTS)
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    deliver.retry(get_object_or_404(Delivery, pk=pk))
    messages.success(request, gettext("It will be tried again within seconds."))
    return redirect("events:stuck")
