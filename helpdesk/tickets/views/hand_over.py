"""Asks whoever gives tickets from one team to another what that has to know, before anything is changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect

from helpdesk.people.models import Team
from helpdesk.tickets.events import TOO_OFTEN
from helpdesk.tickets.forms.composer import LONGEST_HAND_OVER
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.tickets.words import says_something
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


def is_asked(tickets: Iterable[Ticket], fields: Mapping[str, Any]) -> bool:
    """Whether a press gives one of the tickets to another team, and says nothing to that."""
    if fields.get("team") is None or says_something(fields.get("hand_over") or ""):
        return False
    return any(_goes(ticket, fields["team"]) for ticket in tickets)


@permitted(Permission.CHANGE_TICKETS)
@require_GET
def page(request: StaffRequest, number: int) -> HttpResponse:
    """The page that asks for one ticket, to which the menu of teams leads."""
    ticket, back = detail.get_ticket(request.user, number), ticket_url(request, number)
    team = get_object_or_404(Team, pk=query_params(request).whole("team") or 0, is_active=True)
    if not _goes(ticket, team):
        return redirect(back)
    action = reverse("tickets:change", args=[number])
    return _shown(request, [ticket], team, kept=[("team", str(team.pk))], action=action, back=back)


def lead(request: StaffRequest, ticket: Ticket, team: Team) -> HttpResponse:
    """Lead a press of the menu to the page that asks, also one that htmx made."""
    url = f"{reverse('tickets:hand_over', args=[ticket.number])}?team={team.pk}"
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def ask(request: StaffRequest, tickets: Iterable[Ticket], team: Team, *, back: str) -> HttpResponse:
    """The page that asks, whose form is the same press with words. Nothing was changed so far."""
    kept = [
        (name, value)
        for name in form_data(request).data
        if name not in ("csrfmiddlewaretoken", "written_by", "hand_over")
        for value in form_data(request).data.getlist(name)
    ]
    going = [ticket for ticket in tickets if _goes(ticket, team)]
    return _shown(request, going, team, kept=kept, action=request.get_full_path(), back=back)


def _shown(
    request: StaffRequest,
    tickets: Sequence[Ticket],
    team: Team,
    *,
    kept: Sequence[tuple[str, str]],
    action: str,
    back: str,
) -> HttpResponse:
    is_refused = "hand_over" in form_data(request).data
    context = {
        "tickets": tickets,
        "team": team,
        "kept": kept,
        "action": action,
        "back": back,
        "times": max(ticket.transfers for ticket in tickets) + 1,
        "last": TOO_OFTEN,
        "longest": LONGEST_HAND_OVER,
        "is_refused": is_refused,
        "area": "inbox",
    }
    return render(request, "helpdesk/tickets/hand_over.html", context, status=422 if is_refused else 200)


def _goes(ticket: Ticket, team: Team) -> bool:
    return ticket.team_id is not None and ticket.team_id != team.pk
