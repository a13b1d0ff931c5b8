"""Settings → Staff → a colleague leaves: what is theirs, and who takes it over."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.people.access import assignees
from helpdesk.people.belongings import belonging, belongings
from helpdesk.people.forms.staff import EVERYTHING, LeaveForm
from helpdesk.people.models import User
from helpdesk.people.queries import Work, last_hand_over, work_of
from helpdesk.people.services import staff as services
from helpdesk.people.services.staff.bounds import check_leaves
from helpdesk.people.views.handing_over import goes_later, progress
from helpdesk.people.views.staff import one
from helpdesk.people.views.work import work_page
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
    work = work_of(colleague, belongings(), reader=request.user, list_name="people:person_work")
    form = _form(request, colleague, work)
    if form.is_bound and form.is_valid() and _leave(form, colleague, request.user):
        messages.success(request, gettext("%(name)s does not work here any more.") % {"name": colleague.short_name})
        return _after(colleague)
    context = {
        "colleague": colleague,
        "form": form,
        "everything": form[EVERYTHING],
        "rows": [(kind, form[kind.belonging.key]) for kind in work],
        "refusal": _refusal(colleague, request.user),
        "goes_later": goes_later(work),
        "area": "settings",
    }
    return render(request, "helpdesk/people/leave.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_STAFF)
@require_GET
def person_work(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """All of one kind that is a colleague's, as far as the reader may know of it."""
    colleague = one(pk)
    way = [(reverse("people:staff"), gettext("Staff")), (reverse("people:person", args=[pk]), str(colleague))]
    if colleague.is_active:
        leaves = gettext("%(name)s leaves") % {"name": colleague.short_name}
        way.append((reverse("people:leave", args=[pk]), leaves))
    return work_page(request, colleague, belonging(kind), way)


@permitted(Permission.CHANGE_STAFF)
@require_GET
def hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the hand-over of a colleague's work is: the card alone, which asks again while it runs."""
    return progress(request, one(pk), reverse("people:person", args=[pk]))


def _after(colleague: User) -> HttpResponse:
    """Back to the list, or to the person where a worker goes on."""
    row = last_hand_over(colleague)
    return redirect("people:person", colleague.pk) if row and row.is_at_work else redirect("people:staff")


def _refusal(colleague: User, by: User) -> str:
    """Why this account cannot be closed by who looks at it; empty where it can."""
    try:
        check_leaves(colleague, by)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _form(request: StaffRequest, colleague: User, work: list[Work]) -> LeaveForm:
    heirs = [(str(row.pk), str(row)) for row in assignees().exclude(pk=colleague.pk)]
    data: Any = request.POST if request.method == "POST" else None
    return LeaveForm(data, work=[kind.belonging for kind in work], heirs=heirs)


def _leave(form: LeaveForm, colleague: User, by: User) -> bool:
    chosen = form.heirs()
    found = assignees().in_bulk(set(chosen.values()))
    try:
        services.leave(person=colleague, by=by, to={key: found.get(heir) for key, heir in chosen.items()})
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
