"""Pressing a macro on one ticket: what it would do, done by one more press; and taking a press back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.macros import services
from helpdesk.macros.access import usable_by
from helpdesk.macros.models import Macro
from helpdesk.macros.told import PartKind, changed_words
from helpdesk.macros.views.undo import offer_undo
from helpdesk.macros.views.words import put_words, words_of
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.forms.composer import SubmissionKey
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

COMPOSER = "#composer-body"


@permitted(Permission.CHANGE_TICKETS)
@require_http_methods(["GET", "HEAD", "POST"])
def press(request: StaffRequest, number: int, pk: int) -> HttpResponse:
    """What the macro would do to the ticket now; posted, it is done."""
    ticket = detail.get_ticket(request.user, number)
    macro = get_object_or_404(usable_by(request.user), pk=pk)
    if request.method == "POST":
        return _press(request, ticket, macro)
    parts = services.foresee_macro(entries=macro.actions, ticket=ticket, person=request.user)
    kinds = {part.kind for part in parts}
    text = words_of(macro, ticket, request.user)
    context: dict[str, Any] = {
        "ticket": ticket,
        "macro": macro,
        "parts": parts,
        "text": text,
        "is_refused": PartKind.REFUSED in kinds,
        "does_something": PartKind.CHANGE in kinds or bool(text),
        "key": uuid.uuid4(),
        "next": (request.htmx.current_url_abs_path if request.htmx else "") or _page_of(ticket),
    }
    return render(request, f"helpdesk/macros/{'_press' if request.htmx else 'press'}.html", context)


def _press(request: StaffRequest, ticket: Ticket, macro: Macro) -> HttpResponse:
    given = form_data(request)
    try:
        pressed = services.press_macro(
            macro=macro,
            ticket=ticket,
            person=request.user,
            key=SubmissionKey().clean(given.words("press")) or uuid.uuid4(),
            seen_version=given.whole("seen_version"),
            brings_words=bool(words_of(macro, ticket, request.user)),
        )
    except Stale as stale:
        messages.error(request, f"{stale} {gettext('Nothing was changed.')}")
    except services.MacroRefused as refusal:
        messages.error(request, f"{gettext('Nothing was changed.')} {refusal}")
    else:
        if (pressed.parts or pressed.kept) and _tell(request, ticket, macro, pressed):
            return _back(request, ticket, COMPOSER)
    return _back(request, ticket)


def _tell(request: StaffRequest, ticket: Ticket, macro: Macro, pressed: services.Pressed) -> bool:
    """Say what was done; returns whether words were put into the composer."""
    put = put_words(request, macro, ticket)
    if not pressed.kept:
        messages.info(request, gettext("It was like that already."))
        return bool(put)
    words = gettext("“%(macro)s” on #%(number)s: %(changes)s.") % {
        "macro": macro.name,
        "number": ticket.number,
        "changes": changed_words(pressed.parts),
    }
    if put:
        words += " " + gettext("Its words are in the composer.")
    offer_undo(request, words, {ticket.pk: pressed.kept}, onto=_next(request, ticket), put=put)
    return bool(put)


def _back(request: StaffRequest, ticket: Ticket, place: str = "") -> HttpResponse:
    """To the ticket, and the place of its page where one goes on; to the inbox when it now belongs to a team whose
    tickets this person does not see."""
    if visible_to(request.user).filter(pk=ticket.pk).exists():
        return go(request, _next(request, ticket) + place)
    messages.success(request, gettext("#%(number)s went to another team.") % {"number": ticket.number})
    return go(request, reverse("tickets:inbox")) if request.htmx else redirect("tickets:inbox")


def _next(request: StaffRequest, ticket: Ticket) -> str:
    return form_data(request).path("next", _page_of(ticket))


def _page_of(ticket: Ticket) -> str:
    return reverse("tickets:detail", args=[ticket.number])
