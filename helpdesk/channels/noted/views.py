"""The page on which an agent writes down a call, a letter, a chat."""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from helpdesk.channels.noted.forms import PhoneNoteForm
from helpdesk.channels.noted.inbound import write_down
from helpdesk.people.models import User
from helpdesk.tickets.errors import AlreadySent
from helpdesk.tickets.files import NOT_KEPT
from helpdesk.tickets.models import Ticket
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def phone_note(request: StaffRequest) -> HttpResponse:
    """Show the form, or make the ticket and open it."""
    form = PhoneNoteForm(request.POST or None, request.FILES or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        try:
            ticket = _write_down(request.user, _fields(form))
        except OSError:
            log.exception("the files of a phone note could not be kept")
            form.add_error("attachments", NOT_KEPT)
        else:
            return redirect("tickets:detail", number=ticket.number)
    if form.is_bound:
        form.keep(request)
    return render(request, "helpdesk/channels/phone_note.html", {"form": form}, status=422 if form.errors else 200)


def _write_down(author: User, fields: dict[str, Any]) -> Ticket:
    try:
        return write_down(author=author, **fields)
    except AlreadySent:
        # Somebody went back, wrote something else and sent it: another ticket.
        return write_down(author=author, **fields | {"submission_key": None})


def _fields(form: PhoneNoteForm) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    data["files"] = data.pop("attachments")
    return data


def _initial(request: HttpRequest) -> dict[str, str]:
    return {name: words for name in ("name", "email", "phone") if (words := query_params(request).words(name))}
