"""Settings → Reply policies: how soon whom is promised an answer, in the order in which policies are asked."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree, Catalogue
from helpdesk.tickets import services
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.forms.reply_policy import LABELS, PRIORITIES
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.models.reply_policy import PROMISES
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import open_time

ON, OFF = "", "off"


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
    """The list of those that are on, in the order in which they are asked, or of those that are off."""
    known, state = catalogue(), query_params(request).choice("state", (OFF,))
    found = ReplyPolicy.objects.filter(is_active=state != OFF).select_related("calendar")
    context = {
        "rows": [_row(policy, known) for policy in found],
        "state": state,
        "states": [(ON, gettext("Switched on")), (OFF, gettext("Switched off"))],
        "area": "settings",
    }
    return render(request, "helpdesk/tickets/reply_policies.html", context)


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


@permitted(Permission.CHANGE_REPLY_POLICIES)
@require_POST
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    """Switch a policy off, or on again where it was in the order."""
    row, is_on = get_object_or_404(ReplyPolicy, pk=pk), form_data(request).words("to") == "on"
    try:
        services.switch_reply_policy(policy=row, is_active=is_on, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = gettext("%(name)s is switched on.") if is_on else gettext("%(name)s is switched off.")
        messages.success(request, words % {"name": row.name})
    return redirect("tickets:reply_policies")


def _row(policy: ReplyPolicy, known: Catalogue) -> PolicyRow:
    promises = ((str(LABELS[name]), _in_order(getattr(policy, name))) for name in PROMISES)
    told = tuple((label, words) for label, words in promises if words)
    try:
        return PolicyRow(policy, sentence(TICKET.parse(policy.conditions, known), known), told, gone=False)
    except BadTree:
        return PolicyRow(policy, "", told, gone=True)


def _in_order(minutes: dict[str, int]) -> str:
    """By priority, such as "Urgent 1 h, High 4 h"; a line is broken between two of them, never within one."""
    said = (
        f"{gettext(priority.label)} {open_time(minutes[priority])}" for priority in PRIORITIES if priority in minutes
    )
    return ", ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in said)
