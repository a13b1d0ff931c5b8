"""Settings → Reply policies → one policy: whom it is for, what it promises, and what that comes to beside it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.calendars.clock import add_business_minutes
from helpdesk.calendars.preview import open_day
from helpdesk.calendars.queries import default_calendar
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree
from helpdesk.tickets import services
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.fields import find
from helpdesk.tickets.forms import conditions
from helpdesk.tickets.forms.reply_policy import PRIORITIES, ReplyPolicyForm
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import open_time


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A new policy, before the one for all other tickets; `from` names one that it begins as a copy of."""
    row = ReplyPolicy()
    if origin := query_params(request).whole("from"):
        row = _copy(get_object_or_404(ReplyPolicy.objects.select_related("calendar"), pk=origin))
    return _edit(request, row)


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_http_methods(["GET", "HEAD", "POST"])
def reply_policy(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(ReplyPolicy.objects.select_related("calendar"), pk=pk))


def _copy(origin: ReplyPolicy) -> ReplyPolicy:
    kept = {
        name: getattr(origin, name) for name in ("conditions", "calendar", "first_reply", "next_reply", "resolution")
    }
    return ReplyPolicy(name=gettext("Copy of %(name)s") % {"name": origin.name}, **kept)


def _edit(request: StaffRequest, row: ReplyPolicy) -> HttpResponse:
    title = row.name if row.pk else gettext("New reply policy")
    form = watched(request, ReplyPolicyForm(request.POST if request.method == "POST" else None, row=row), row)
    pressed = form_data(request).words("do")
    if form.is_bound and pressed:
        conditions.press(form.conditions, request.POST)
    elif form.is_bound and form.is_valid() and _save(form, request):
        messages.success(request, gettext("%(name)s is saved. Open tickets follow.") % {"name": row.name})
        return redirect("tickets:reply_policies")
    known = catalogue()
    form.conditions.offer(known)
    context = {
        "form": form,
        "title": title,
        "policy": row,
        "gone": not _is_whole(row),
        "conditions": form.conditions,
        "sentence": sentence(form.conditions.root.as_tree(), known),
        "fields": [field for field in TICKET.offered if find(field.key)],
        "may_edit": True,
        "area": "settings",
        **_effect(form.drafted()),
    }
    status = 422 if form.errors and not pressed else 200
    return render(request, "helpdesk/tickets/reply_policy.html", context, status=status)


def _is_whole(row: ReplyPolicy) -> bool:
    """Whether all that the stored conditions ask about is there."""
    try:
        TICKET.parse(row.conditions, catalogue())
    except BadTree:
        return False
    return True


def _save(form: ReplyPolicyForm, request: StaffRequest) -> bool:
    policy = form.drafted()
    try:
        services.save_reply_policy(policy=policy, by=request.user, is_before_last=policy.pk is None)
    except ValidationError as refusal:
        form.refuse(refusal)
        return False
    return True


def _effect(policy: ReplyPolicy) -> dict[str, Any]:
    """When an answer would be due on a request that is made now, by priority, in the reader's zone."""
    calendar = policy.calendar.plain() if policy.calendar else default_calendar()
    now = timezone.now()

    def due(promise: str, priority: str) -> dt.datetime | None:
        minutes = getattr(policy, promise).get(priority)
        return add_business_minutes(calendar, now, minutes) if minutes else None

    return {
        "effects": [
            (gettext(priority.label), due("first_reply", priority), due("resolution", priority))
            for priority in PRIORITIES
        ],
        "day": open_time(open_day(calendar)),
    }
