"""The buttons of a message that was set aside. A stale page or a second press is told what happened meanwhile."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services import quarantine as services
from helpdesk.intake.services.handling import Handled, HandlingRefused
from helpdesk.intake.views.outcome_words import seen_number, what_happened
from helpdesk.intake.views.quarantined import one
from helpdesk.people.models import User
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def let_in(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.release)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def read_again(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.read_again)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def throw_away(request: StaffRequest, pk: int) -> HttpResponse:
    user = request.user
    handled = services.discard(one(request, pk), by=user)
    if not handled.done:
        return result_response(request, handled)
    undoable(request, gettext("Thrown away."), undo_url=reverse("intake:restore", args=[pk]))
    return redirect("intake:quarantine")


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def bring_back(request: StaffRequest, pk: int) -> HttpResponse:
    handled = services.restore(one(request, pk), by=request.user)
    if not handled.done:
        return result_response(request, handled)
    messages.success(request, gettext("Brought back."))
    return redirect("intake:quarantined", pk=pk)


def _done(request: StaffRequest, pk: int, verb: Callable[..., Handled]) -> HttpResponse:
    row = one(request, pk)
    try:
        return result_response(request, verb(row, by=request.user))
    except HandlingRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:quarantined", pk=pk)


def result_response(request: StaffRequest, handled: Handled) -> HttpResponse:
    """Answer a press: say what became of the message, and lead to where it is now as far as this person may follow."""
    user, row = request.user, handled.row
    took_effect = row.outcome in (IntakeOutcome.CREATED, IntakeOutcome.APPENDED)
    say = messages.success if handled.done and took_effect else messages.warning
    say(request, what_happened(handled, user))
    return _where(row, user)


def _where(row: RawMail, user: User) -> HttpResponse:
    number = seen_number(row, user)
    if number and row.outcome in (IntakeOutcome.CREATED, IntakeOutcome.APPENDED):
        return redirect("tickets:detail", number=number)
    if row.outcome in (IntakeOutcome.QUARANTINED, IntakeOutcome.DISCARDED):
        return redirect("intake:quarantined", pk=row.pk)
    return redirect("intake:quarantine")
