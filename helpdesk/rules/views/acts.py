"""The buttons of the list: on and off, up and down, put away and back. Each is a POST that returns to the list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.rules import services
from helpdesk.rules.access import visible_to
from helpdesk.rules.models import Rule
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


def _rule(request: StaffRequest, pk: int) -> Rule:
    return get_object_or_404(visible_to(request.user), pk=pk)


@permitted(Permission.CHANGE_RULES)
@require_POST
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    rule = _rule(request, pk)
    try:
        services.switch_rule(rule=rule, on=form_data(request).words("on") == "1", by=request.user)
    except ValidationError as refusal:
        words = gettext("“%(name)s” stays off: with it, these examples fail. %(why)s")
        messages.error(request, words % {"name": rule.name, "why": " ".join(refusal.messages)})
    return redirect("rules:list")


@permitted(Permission.CHANGE_RULES)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    services.move_rule(rule=_rule(request, pk), up=form_data(request).words("to") == "up", by=request.user)
    return redirect("rules:list")


@permitted(Permission.CHANGE_RULES)
@require_POST
def archive(request: StaffRequest, pk: int) -> HttpResponse:
    services.archive_rule(rule=_rule(request, pk), by=request.user)
    return redirect(f"{reverse('rules:list')}?undo={pk}")


@permitted(Permission.CHANGE_RULES)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    rule = _rule(request, pk)
    services.restore_rule(rule=rule, by=request.user)
    messages.success(request, gettext("“%(name)s” is back in its place.") % {"name": rule.name})
    return redirect("rules:list")
