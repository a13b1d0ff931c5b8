"""Gives what is open of somebody who is away to who stands in, and takes it back: one's own, and a colleague's."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.people.services import lending as services
from helpdesk.people.views.staff import one
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def give(request: StaffRequest) -> HttpResponse:
    """Give one's own away."""
    return _give(request, request.user, reverse("people:away"), reverse("people:take_back"))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def take_back(request: StaffRequest) -> HttpResponse:
    """Take one's own back."""
    return _take_back(request, request.user, reverse("people:away"))


@permitted(Permission.CHANGE_STAFF)
@require_POST
def give_persons(request: StaffRequest, pk: int) -> HttpResponse:
    home = reverse("people:person_away", args=[pk])
    return _give(request, one(pk), home, reverse("people:take_persons_back", args=[pk]))


@permitted(Permission.CHANGE_STAFF)
@require_POST
def take_persons_back(request: StaffRequest, pk: int) -> HttpResponse:
    return _take_back(request, one(pk), reverse("people:person_away", args=[pk]))


def _give(request: StaffRequest, person: User, home: str, undo_url: str) -> HttpResponse:
    try:
        to = services.give_to_delegate(person=person, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        undoable(request, gettext("%(who)s has the open work now.") % {"who": to.short_name}, undo_url=undo_url)
    return redirect(home)


def _take_back(request: StaffRequest, person: User, home: str) -> HttpResponse:
    try:
        count = services.take_back(person=person, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = ngettext("%(count)s thing is with %(who)s again.", "%(count)s things are with %(who)s again.", count)
        messages.success(request, words % {"count": count, "who": person.short_name})
    return redirect(home)
