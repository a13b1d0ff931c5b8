"""What is asked after a ticket: all surveys on one page, each with a form of its own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.people.models import User
from helpdesk.web.frame.sections import sections
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from surveys import services
from surveys.forms import ProgrammeForm
from surveys.kinds import position
from surveys.models import Invitation, InvitationState, OptOut, Programme


@permitted(Permission.CHANGE_SURVEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def programmes(request: StaffRequest) -> HttpResponse:
    changed = None
    if request.method == "POST":
        programme = get_object_or_404(Programme, kind=form_data(request).words("kind"))
        changed = watched(request, ProgrammeForm(request.POST, instance=programme, prefix=programme.kind), programme)
        if changed.is_valid() and _save(changed, request.user):
            messages.success(request, gettext("Saved: %(programme)s.") % {"programme": programme})
            return redirect("surveys:settings")
    forms = [
        changed
        if changed and changed.instance.kind == programme.kind
        else watched(request, ProgrammeForm(instance=programme, prefix=programme.kind), programme)
        for programme in sorted(Programme.objects.all(), key=lambda row: position(row.kind))
    ]
    context = {
        "forms": forms,
        "opted_out": OptOut.objects.count(),
        "planned": Invitation.objects.filter(state=InvitationState.PLANNED).count(),
        "failing": Invitation.objects.filter(state=InvitationState.PLANNED)
        .exclude(error="")
        .select_related("ticket")[:20],
        "links": sections("settings", request),
        "area": "settings",
    }
    return render(request, "surveys/settings.html", context, status=422 if changed else 200)


def _save(form: ProgrammeForm, by: User) -> bool:
    try:
        services.save_programme(programme=form.instance, questions=form.questions(), by=by)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
