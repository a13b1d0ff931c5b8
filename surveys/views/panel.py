"""Satisfaction beside a ticket: asked or not and why, the answer, the follow-up. A fragment, or a page by itself."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.people.models import User
from helpdesk.tickets import access as tickets
from helpdesk.web.access import staff_only
from surveys.models import Invitation
from surveys.texts import EN


@staff_only
def satisfaction(request: HttpRequest, number: int) -> HttpResponse:
    ticket = get_object_or_404(tickets.visible_to(cast(User, request.user)), number=number)
    found = Invitation.objects.filter(ticket=ticket).select_related("answer__follow_up__owner", "answer__agent")
    invitation = found.first()
    answer = getattr(invitation, "answer", None)
    context = {
        "ticket": ticket,
        "invitation": invitation,
        "answer": answer,
        "follow_up": getattr(answer, "follow_up", None),
        "reasons": [EN.reasons.get(key, key) for key in answer.reasons] if answer else [],
        "area": "inbox",
    }
    fragment = bool(request.headers.get("HX-Request"))
    return render(request, "surveys/panel.html" if fragment else "surveys/panel_page.html", context)
