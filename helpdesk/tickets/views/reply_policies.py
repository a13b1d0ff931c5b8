"""Settings → Reply targets: how soon whom is promised an answer, in the order in which policies are asked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.calendars.clock import add_business_minutes
from helpdesk.calendars.preview import open_day
from helpdesk.calendars.queries import default_calendar
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree, Catalogue
from helpdesk.tickets import services
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.forms.reply_policy import LABELS, PRIORITIES, ReplyPolicyForm
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.models.reply_policy import PROMISES
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import open_time


@dataclass(frozen=True)
class PolicyRow:
    """A policy of the list: whom it is for in words, and what it promises by priority; `gone` if it cannot be read."""

    policy: ReplyPolicy
    conditions: str
    promises: tuple[tuple[str, str], ...]
    gone: bool


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_GET
def reply_policies(request: StaffRequest) -> HttpResponse:
    """The list, in the order in which they are asked."""
    known = catalogue()
    rows = [_row(policy, known) for policy in ReplyPolicy.objects.select_related("calendar")]
    return render(request, "helpdesk/tickets/reply_policies.html", {"rows": rows, "area": "settings"})


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_http_methods(["GET", "HEAD", "POST"])
def reply_policy(request: StaffRequest, pk: int) -> HttpResponse:
    """One policy, with what it comes to for a request that is made now."""
    row = get_object_or_404(ReplyPolicy.objects.select_related("calendar"), pk=pk)
    form = ReplyPolicyForm(request.POST if request.method == "POST" else None, row=row)
    is_preview = form_data(request).words("do") == "preview"
    if form.is_bound and form.is_valid() and not is_preview and _save(form, request):
        messages.success(request, gettext("%(name)s is saved. Open tickets follow.") % {"name": row.name})
        return redirect("tickets:reply_policies")
    context = {
        "form": form,
        "row": _row(get_object_or_404(ReplyPolicy, pk=pk), catalogue()),
        "area": "settings",
        **_effect(form.drafted()),
    }
    status = 422 if form.errors and not is_preview else 200
    return render(request, "helpdesk/tickets/reply_policy.html", context, status=status)


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask a policy sooner or later than the one above or below."""
    row = get_object_or_404(ReplyPolicy, pk=pk)
    try:
        services.move_reply_policy(policy=row, up=form_data(request).words("to") == "up", by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("tickets:reply_policies")


def _save(form: ReplyPolicyForm, request: StaffRequest) -> bool:
    try:
        services.save_reply_policy(policy=form.drafted(), by=request.user)
    except ValidationError as refusal:
        if "name" in getattr(refusal, "error_dict", {}):
            form.add_error("name", gettext("There is a reply policy of this name already."))
        else:
            form.add_error(None, refusal.messages)
        return False
    return True


def _row(policy: ReplyPolicy, known: Catalogue) -> PolicyRow:
    promises = ((str(LABELS[name]), _in_order(getattr(policy, name))) for name in PROMISES)
    told = tuple((label, words) for label, words in promises if words)
    try:
        return PolicyRow(policy, sentence(TICKET.parse(policy.conditions, known), known), told, gone=False)
    except BadTree:
        return PolicyRow(policy, "", told, gone=True)


def _in_order(minutes: dict[str, int]) -> str:
    said = (
        f"{gettext(priority.label)} {open_time(minutes[priority])}" for priority in PRIORITIES if priority in minutes
    )
    return ", ".join(said)


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
