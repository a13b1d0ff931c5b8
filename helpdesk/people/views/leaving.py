"""Settings → Staff → a colleague leaves: what is theirs, and who takes it over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.people.access import assignees
from helpdesk.people.belongings import Belonging, belongings
from helpdesk.people.forms.staff import LeaveForm
from helpdesk.people.models import User
from helpdesk.people.services import staff as services
from helpdesk.people.views.staff import one
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what is theirs with who takes it; the press closes the account and moves all of it."""
    colleague = one(pk)
    if not colleague.is_active:
        return redirect("people:person", pk=pk)
    work = [(belonging, count) for belonging in belongings() if (count := belonging.count(colleague))]
    form = _form(request, colleague, work)
    if form.is_bound and form.is_valid() and _leave(form, colleague, request.user):
        messages.success(request, gettext("%(name)s does not work here any more.") % {"name": colleague.short_name})
        return redirect("people:staff")
    rows = [(belonging, count, form[belonging.key]) for belonging, count in work]
    context = {"colleague": colleague, "form": form, "rows": rows, "area": "settings"}
    return render(request, "helpdesk/people/leave.html", context, status=422 if form.errors else 200)


def _form(request: StaffRequest, colleague: User, work: list[tuple[Belonging[User], int]]) -> LeaveForm:
    heirs = [(str(row.pk), str(row)) for row in assignees().exclude(pk=colleague.pk)]
    data = request.POST if request.method == "POST" else None
    return LeaveForm(data, work=[belonging for belonging, _count in work], heirs=heirs)


def _leave(form: LeaveForm, colleague: User, by: User) -> bool:
    chosen = {key: int(value) for key, value in form.cleaned_data.items() if value}
    found = assignees().in_bulk(set(chosen.values()))
    try:
        services.leave(person=colleague, by=by, to={key: found.get(heir) for key, heir in chosen.items()})
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
