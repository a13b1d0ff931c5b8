"""Changes all selected tickets in one way, and takes that back for ten seconds."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from helpdesk.tickets import services
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import Place, shown_in
from helpdesk.tickets.forms.composer import ChangeForm
from helpdesk.tickets.services.changes.update_many import BulkOutcome
from helpdesk.tickets.views import hand_over
from helpdesk.tickets.views.answers import came_from
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

MAX_TICKETS = 200
SESSION_KEY = "bulk_undo"


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def bulk(request: StaffRequest) -> HttpResponse:
    """Change all selected tickets; those that are not for this person are ignored.

    `ticket` holds the numbers, `set` one "field:value", or the name of a field whose value was written beside it.
    """
    user = request.user
    name, is_chosen, value = form_data(request).words("set").partition(":")
    written = form_data(request).words(f"value-{name}", longest=500)
    ticked = form_data(request).every(f"value-{name}")
    values = [value] if is_chosen else ticked if len(ticked) > 1 else [written]
    form = ChangeForm(MultiValueDict({name: values, "hand_over": [form_data(request).body("hand_over")]}), Place.BULK)
    numbers = form_data(request).wholes("ticket", at_most=MAX_TICKETS)
    is_known = any(field.key == name for field in shown_in(Place.BULK))
    if not is_known or not numbers or not form.is_valid():
        messages.error(request, gettext("Choose tickets and what to change. Nothing was changed."))
        return redirect(came_from(request))
    tickets = visible_to(user).filter(number__in=numbers)
    if hand_over.is_asked(tickets, form.cleaned_data):
        return hand_over.ask(request, tickets, form.cleaned_data["team"], back=came_from(request))
    outcome = services.update_many(tickets=tickets, actor=Actor.of(user), **form.cleaned_data)
    _tell(request, outcome)
    return redirect(came_from(request))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def undo(request: StaffRequest, token: str) -> HttpResponse:
    """Sets back what the last bulk change did; 404 for any other."""
    user = request.user
    kept: dict[str, Any] = request.session.get(SESSION_KEY) or {}
    if not secrets.compare_digest(str(kept.get("token", "")), token) or not token:
        raise Http404
    del request.session[SESSION_KEY]
    before = {int(pk): values for pk, values in kept["before"].items()}
    tickets = visible_to(user).filter(pk__in=before)
    count = services.take_back_changes(tickets=tickets, before=before, actor=Actor.of(user))
    left = len(before) - count
    messages.success(request, _set_back(count, left))
    return go(request, kept["next"])


def _tell(request: HttpRequest, outcome: BulkOutcome) -> None:
    changed = len(outcome.before)
    if changed:
        token = secrets.token_urlsafe(16)
        before = {str(pk): values for pk, values in outcome.before.items()}
        request.session[SESSION_KEY] = {"token": token, "before": before, "next": came_from(request)}
        words = ngettext("%(count)s ticket changed.", "%(count)s tickets changed.", changed)
        undoable(request, words % {"count": changed}, undo_url=reverse("tickets:bulk_undo", args=[token]))
    elif not outcome.refused:
        messages.info(request, gettext("They were like that already."))
    for number, words in list(outcome.refused.items())[:2]:
        messages.error(request, f"#{number}: {words}")


def _set_back(count: int, left: int) -> str:
    words = ngettext("%(count)s ticket set back.", "%(count)s tickets set back.", count) % {"count": count}
    return words + " " + gettext("%(count)s had been changed again.") % {"count": left} if left else words
