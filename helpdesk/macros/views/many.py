"""Pressing a macro on all selected tickets of the inbox."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from helpdesk.macros import services
from helpdesk.macros.access import usable_by
from helpdesk.macros.models import Macro
from helpdesk.macros.views.picker import rows_for
from helpdesk.macros.views.undo import offer_undo
from helpdesk.tickets.access import visible_to
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

MAX_TICKETS = 200
TOLD = 3


@permitted(Permission.CHANGE_TICKETS)
@require_http_methods(["GET", "HEAD", "POST"])
def many(request: StaffRequest) -> HttpResponse:
    """The macros to choose from; posted with one, it is pressed on each `ticket` that this person sees."""
    given = form_data(request)
    numbers, onto = given.wholes("ticket", at_most=MAX_TICKETS), given.path("next", reverse("tickets:inbox"))
    pk = given.whole("macro")
    if request.method == "POST" and pk is not None and numbers:
        _press(request, get_object_or_404(usable_by(request.user), pk=pk), numbers, onto)
        return redirect(onto)
    if request.method == "POST" and not numbers:
        messages.error(request, gettext("Choose tickets first. Nothing was changed."))
        return redirect(onto)
    context = {"rows": rows_for(request.user), "numbers": numbers, "next": onto}
    return render(request, f"helpdesk/macros/{'_many' if request.htmx else 'many'}.html", context)


def _press(request: StaffRequest, macro: Macro, numbers: list[int], onto: str) -> None:
    tickets = visible_to(request.user).filter(number__in=numbers).order_by("pk")
    outcome = services.press_on_many(macro=macro, tickets=tickets, person=request.user, key=uuid.uuid4())
    words = _result(macro, outcome)
    if outcome.kept:
        offer_undo(request, words, outcome.kept, onto=onto)
    elif outcome.refused:
        messages.error(request, words)
    else:
        messages.info(request, words)


def _result(macro: Macro, outcome: services.PressedOnMany) -> str:
    """How many were changed, refused and like that already, in words."""
    changed, refused = len(outcome.kept), len(outcome.refused)
    parts = [ngettext("%(count)s changed", "%(count)s changed", changed) % {"count": changed}]
    if outcome.unchanged:
        parts.append(
            ngettext("%(count)s was like that already", "%(count)s were like that already", outcome.unchanged)
            % {"count": outcome.unchanged}
        )
    if refused:
        parts.append(ngettext("%(count)s refused", "%(count)s refused", refused) % {"count": refused})
    result = gettext("“%(macro)s”: %(result)s.") % {"macro": macro.name, "result": ", ".join(parts)}
    return " ".join([result, *(f"#{number}: {why}" for number, why in list(outcome.refused.items())[:TOLD])])
