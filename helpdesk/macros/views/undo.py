"""Takes the last press back, on one ticket or many, by whoever pressed."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from helpdesk.macros import services
from helpdesk.macros.views.words import take_words
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

SESSION_KEY = "macro_undo"


def offer_undo(
    request: StaffRequest, words: str, kept: dict[int, dict[str, Any]], *, onto: str, put: dict[str, Any] | None = None
) -> None:
    """Say what a press did, with the button that takes it back and leads `onto` a page. `kept` is by ticket, `put` what
    `words.put_words` returned."""
    token = secrets.token_urlsafe(16)
    by_key = {str(pk): values for pk, values in kept.items()}
    request.session[SESSION_KEY] = {"token": token, "kept": by_key, "next": onto, "put": put or {}}
    undoable(request, words, undo_url=reverse("macros:undo", args=[token]), with_composer=bool(put))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def undo(request: StaffRequest, token: str) -> HttpResponse:
    """Takes back what the last press did; 404 for any other."""
    held: dict[str, Any] = request.session.get(SESSION_KEY) or {}
    if not token or not secrets.compare_digest(str(held.get("token", "")), token):
        raise Http404
    del request.session[SESSION_KEY]
    kept = {int(pk): values for pk, values in held["kept"].items()}
    # What went to another team by the press itself is taken back, too.
    tickets = Ticket.objects.filter(pk__in=kept).order_by("pk")
    outcome = services.take_back(tickets=tickets, kept=kept, person=request.user)
    if held.get("put") and outcome.count and not take_words(request, tickets[0], held["put"]):
        outcome.stays.append(gettext("The words in the composer were changed since, and stay."))
    _tell(request, outcome)
    is_there = len(kept) > 1 or visible_to(request.user).filter(pk__in=kept).exists()
    return go(request, held["next"] if is_there else reverse("tickets:inbox"))


def _tell(request: StaffRequest, outcome: services.TakenBack) -> None:
    if outcome.count:
        words = ngettext("Taken back.", "Taken back on %(count)s tickets.", outcome.count)
        messages.success(request, " ".join([words % {"count": outcome.count}, *outcome.stays]))
    if outcome.left:
        numbers = ", ".join(f"#{number}" for number in outcome.left)
        told = gettext("Changed since, and so left as it is: %(numbers)s. Nothing was taken back there.")
        messages.error(request, told % {"numbers": numbers})
