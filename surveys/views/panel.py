"""Satisfaction beside a ticket: asked or not and why, the answer, the follow-up. A panel, or a page by itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from helpdesk.tickets import access as tickets
from helpdesk.tickets.models import Ticket
from helpdesk.web.html.fragments import fragment
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from surveys.models import Invitation
from surveys.texts import EN


@permitted(Permission.SEE_REPORTS)
def satisfaction(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_object_or_404(tickets.visible_to(request.user), number=number)
    return render(request, "surveys/panel_page.html", _context(ticket))


def show(request: HttpRequest, ticket: Ticket) -> str:
    return fragment(request, "surveys/panel.html", _context(ticket))


def _context(ticket: Ticket) -> dict[str, Any]:
    found = Invitation.objects.filter(ticket=ticket).select_related("answer__follow_up__owner", "answer__agent")
    invitation = found.first()
    answer = getattr(invitation, "answer", None)
    return {
        "ticket": ticket,
        "invitation": invitation,
        "answer": answer,
        "follow_up": getattr(answer, "follow_up", None),
        "reasons": [gettext(EN.reasons.get(key, key)) for key in answer.reasons] if answer else [],
        "area": "inbox",
    }
