"""Settings → Escalation: who is told, and whose a ticket becomes, when its time runs out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.escalation import services
from helpdesk.escalation.forms import LevelForm
from helpdesk.escalation.models import EscalationLevel
from helpdesk.people.models import User
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

ON, OFF = "", "off"


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_GET
def levels(request: StaffRequest) -> HttpResponse:
    """The levels that are on, in the order in which a ticket comes to them, or those that are off."""
    state = query_params(request).choice("state", (OFF,))
    found = EscalationLevel.objects.filter(is_active=state != OFF).select_related("person", "team", "assignee")
    context = {
        "rows": list(found),
        "state": state,
        "states": [(ON, gettext("Switched on")), (OFF, gettext("Switched off"))],
        "area": "settings",
    }
    return render(request, "helpdesk/escalation/levels.html", context)


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, EscalationLevel())


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_http_methods(["GET", "HEAD", "POST"])
def level(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(
        request, get_object_or_404(EscalationLevel.objects.select_related("person", "team", "assignee"), pk=pk)
    )


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_POST
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    """Switch a level off, or on again."""
    row, is_on = get_object_or_404(EscalationLevel, pk=pk), form_data(request).words("to") == "on"
    try:
        services.switch_level(level=row, is_active=is_on, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = gettext("%(name)s is switched on.") if is_on else gettext("%(name)s is switched off.")
        messages.success(request, words % {"name": row})
    return redirect("escalation:levels")


def _edit(request: StaffRequest, row: EscalationLevel) -> HttpResponse:
    title = str(row) if row.pk else gettext("New level")
    form = watched(request, LevelForm(request.POST if request.method == "POST" else None, row=row), row)
    if form.is_bound and form.is_valid() and _save(form, request.user):
        messages.success(request, gettext("%(name)s is saved. Open tickets follow.") % {"name": row})
        return redirect("escalation:levels")
    context = {"form": form, "title": title, "level": row, "area": "settings"}
    return render(request, "helpdesk/escalation/level.html", context, status=422 if form.errors else 200)


def _save(form: LevelForm, by: User) -> bool:
    try:
        services.save_level(level=form.drafted(), by=by)
    except ValidationError as refusal:
        form.refuse(refusal)
        return False
    return True
