"""Macros for one ticket, or for all selected ones, to choose from; a fragment for htmx, a page without."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from helpdesk.macros.access import usable_by
from helpdesk.people.models import User
from helpdesk.rules.sentences import Vocabulary, capital
from helpdesk.tickets.queries import detail
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_TICKETS)
@require_GET
def picker(request: StaffRequest, number: int) -> HttpResponse:
    """Those that this person may press on a ticket."""
    context = {"ticket": detail.get_ticket(request.user, number), "rows": rows_for(request.user)}
    return render(request, f"helpdesk/macros/{'_picker' if request.htmx else 'picker'}.html", context)


def rows_for(user: User) -> list[dict[str, object]]:
    """The macros that a person may press, each with what it does in words."""
    words = Vocabulary({})
    return [{"macro": row, "sentence": capital(words.actions(row.actions))} for row in usable_by(user)]
