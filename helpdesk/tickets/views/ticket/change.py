"""Changing a ticket from its menus: status, priority, team, assignee, tags, product, subject, complaint."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet, Stale, TooLate
from helpdesk.tickets.fields import Place, shown_in
from helpdesk.tickets.fields.kinds import Choice, Flag, MultipleChoice, Reference
from helpdesk.tickets.forms.composer import ChangeForm
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.views import hand_over
from helpdesk.tickets.views.answers import came_from, ticket_url
from helpdesk.tickets.views.ticket.detail import show
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def change(request: StaffRequest, number: int) -> HttpResponse:
    user = request.user
    ticket = detail.get_ticket(user, number)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _refused(request, number, [str(error) for errors in form.errors.values() for error in errors])
    if hand_over.is_asked([ticket], form.cleaned_data):
        team = form.cleaned_data["team"]
        if "hand_over" in form.cleaned_data:
            return hand_over.ask(request, [ticket], team, back=ticket_url(request, number))
        return hand_over.lead(request, ticket, team)
    try:
        _apply(ticket, dict(form.cleaned_data), Actor.of(user))
    except Stale as stale:
        typed = [words for name in _typed() if (words := form.cleaned_data.get(name))]
        told = str(stale) + " " + gettext("Nothing was saved.")
        if typed:
            told += " " + gettext("You wrote: %(words)s") % {"words": ", ".join(f"“{words}”" for words in typed)}
        messages.error(request, told)
        return show(request, detail.get_ticket(user, number), status=409)
    except (ValidationError, NotYet, IllegalTransition) as refusal:
        return _refused(request, number, getattr(refusal, "messages", [str(refusal)]))
    return _back(request, user, number)


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def complaint(request: StaffRequest, number: int) -> HttpResponse:
    user = request.user
    services.mark_complaint(ticket=detail.get_ticket(user, number), actor=Actor.of(user))
    undoable(
        request,
        gettext("#%(number)s is a complaint now.") % {"number": number},
        undo_url=reverse("tickets:no_complaint", args=[number]),
    )
    return redirect(ticket_url(request, number))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def no_complaint(request: StaffRequest, number: int) -> HttpResponse:
    """Undo of the button that made it a complaint, by whoever pressed it, within moments."""
    user = request.user
    try:
        services.unmark_complaint(ticket=detail.get_ticket(user, number), actor=Actor.of(user))
    except TooLate as late:
        messages.error(request, str(late))
    else:
        messages.success(request, gettext("#%(number)s is no complaint.") % {"number": number})
    return go(request, ticket_url(request, number))


def _apply(ticket: Ticket, fields: dict[str, Any], actor: Actor) -> None:
    seen, words = fields.pop("version", None), fields.pop("hand_over", "")
    for name in ("tag_add", "tag_remove"):
        if tag := fields.pop(name, ""):
            fields[name.removeprefix("tag_")] = [tag]
    services.update_ticket(ticket=ticket, actor=actor, seen_version=seen, hand_over=words, **fields)


def _typed() -> list[str]:
    """What people write by hand; the rest they choose."""
    chosen = Choice | MultipleChoice | Flag | Reference
    return [*(field.key for field in shown_in(Place.SIDE) if not isinstance(field.kind, chosen)), "tag_add"]


def _refused(request: StaffRequest, number: int, reasons: list[str]) -> HttpResponse:
    """The page that says why nothing was changed, and shows what was typed once more."""
    messages.error(request, " ".join(reasons))
    if not any(name in form_data(request) for name in _typed()):
        return redirect(ticket_url(request, number))
    return show(request, detail.get_ticket(request.user, number), status=422, typed=request.POST)


def _back(request: HttpRequest, user: User, number: int) -> HttpResponse:
    """To the ticket, or to the list when it now belongs to a team whose tickets this person does not see."""
    if visible_to(user).filter(number=number).exists():
        return redirect(ticket_url(request, number))
    messages.success(request, gettext("#%(number)s went to another team.") % {"number": number})
    return redirect(came_from(request))
