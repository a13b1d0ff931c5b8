"""Your preferences → Sign-in and security: what opens one's account, and where one is signed in."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from helpdesk.people.devices import in_words
from helpdesk.people.factors import factors_of
from helpdesk.people.models import StaffSession
from helpdesk.people.places import place_of
from helpdesk.people.queries import sessions_of
from helpdesk.people.services import sessions as services
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest


class _Row(NamedTuple):
    session: StaffSession
    device: str
    place: str
    is_this: bool


@staff_only
@require_safe
def security(request: StaffRequest) -> HttpResponse:
    """One's own factors and sessions, this one first."""
    here = request.session.session_key
    rows = [
        _Row(row, in_words(row.agent), place_of(row.address), row.session_key == here)
        for row in sessions_of(request.user)
    ]
    context = {
        "factors": factors_of(request.user),
        "sessions": sorted(rows, key=lambda row: not row.is_this),
        "area": "settings",
    }
    return render(request, "helpdesk/people/security.html", context)


@staff_only
@require_POST
def end_session(request: StaffRequest, pk: int) -> HttpResponse:
    """Sign out one of one's own browsers."""
    session = get_object_or_404(StaffSession, user=request.user, pk=pk)
    services.end_session(session=session, by=request.user)
    messages.success(request, gettext("%(device)s is signed out.") % {"device": in_words(session.agent)})
    return redirect("people:security")


@staff_only
@require_POST
def end_other_sessions(request: StaffRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    services.end_other_sessions(user=request.user, keep=str(request.session.session_key))
    update_session_auth_hash(request, request.user)
    messages.success(request, gettext("You are signed out everywhere else."))
    return redirect("people:security")
