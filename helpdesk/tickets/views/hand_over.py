"""Asks whoever gives tickets from one team to another what that has to know, before anything is changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.people.models import Team
from helpdesk.tickets.events import TOO_OFTEN
from helpdesk.tickets.forms.composer import LONGEST_HAND_OVER
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.words import says_something
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.staff import StaffRequest


def is_asked(tickets: Iterable[Ticket], fields: Mapping[str, Any]) -> bool:
    """Whether a press gives one of the tickets to another team, and says nothing to that."""
    if fields.get("team") is None or says_something(fields.get("hand_over") or ""):
        return False
    return any(_goes(ticket, fields["team"]) for ticket in tickets)


def ask(request: StaffRequest, tickets: Iterable[Ticket], team: Team, *, back: str) -> HttpResponse:
    """The page that asks; its form is the same press with words. Nothing was changed so far."""
    going = [ticket for ticket in tickets if _goes(ticket, team)]
    is_refused = "hand_over" in form_data(request).data
    kept = [
        (name, value)
        for name in form_data(request).data
        if name not in ("csrfmiddlewaretoken", "written_by", "hand_over")
        for value in form_data(request).data.getlist(name)
    ]
    context = {
        "tickets": going,
        "team": team,
        "kept": kept,
        "back": back,
        "times": max(ticket.transfers for ticket in going) + 1,
        "last": TOO_OFTEN,
        "longest": LONGEST_HAND_OVER,
        "is_refused": is_refused,
        "area": "inbox",
    }
    return render(request, "helpdesk/tickets/hand_over.html", context, status=422 if is_refused else 200)


def _goes(ticket: Ticket, team: Team) -> bool:
    return ticket.team_id is not None and ticket.team_id != team.pk
