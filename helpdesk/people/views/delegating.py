"""Out of office → Give everything open: one's own or a colleague's work goes to the delegate, and back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.people.services import delegating as services
from helpdesk.people.views.staff import one
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def delegate_work(request: StaffRequest) -> HttpResponse:
    """Give one's own work to who stands in."""
    return _delegate(request, request.user, reverse("people:away"), reverse("people:take_work_back"))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def take_work_back(request: StaffRequest) -> HttpResponse:
    """Take one's own work back."""
    return _take_back(request, request.user, reverse("people:away"))


@permitted(Permission.CHANGE_STAFF, Permission.CHANGE_TICKETS)
@require_POST
def delegate_work_of(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a colleague's work to who stands in for them."""
    home = reverse("people:person_away", args=[pk])
    return _delegate(request, one(pk), home, reverse("people:take_work_back_of", args=[pk]))


@permitted(Permission.CHANGE_STAFF, Permission.CHANGE_TICKETS)
@require_POST
def take_work_back_of(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a colleague's work back."""
    return _take_back(request, one(pk), reverse("people:person_away", args=[pk]))


def _delegate(request: StaffRequest, person: User, home: str, undo_url: str) -> HttpResponse:
    try:
        to = services.delegate_work(person=person, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = gettext("%(who)s has the open work now.") % {"who": to.short_name}
        undoable(request, words, undo_url=f"{undo_url}?last=1")
    return redirect(home)


def _take_back(request: StaffRequest, person: User, home: str) -> HttpResponse:
    try:
        is_last_alone = query_params(request).whole("last") == 1
        count = services.take_work_back(person=person, by=request.user, is_last_alone=is_last_alone)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = ngettext("%(count)s thing is with %(who)s again.", "%(count)s things are with %(who)s again.", count)
        messages.success(request, words % {"count": count, "who": person.short_name})
    return redirect(home)
