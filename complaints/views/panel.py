"""The complaint tab of a ticket: start, acknowledge, assess. A fragment for htmx, a page of its own without script."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from complaints.forms import AssessmentForm
from complaints.models import Complaint, Receipt
from complaints.receipts import receipt_path
from complaints.services import acknowledge, assess, open_complaint
from helpdesk.tickets import access as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.html.fragments import fragment
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


def _ticket(request: StaffRequest, number: int) -> Ticket:
    return get_object_or_404(tickets.visible_to(request.user), number=number)


def _complaint(ticket: Ticket) -> Complaint | None:
    return Complaint.objects.filter(ticket_id=ticket.pk).select_related("product", "hold").first()


@permitted(Permission.CHANGE_TICKETS)
@require_http_methods(["GET", "POST"])
def panel(request: StaffRequest, number: int) -> HttpResponse:
    ticket = _ticket(request, number)
    complaint = _complaint(ticket)
    if request.method == "POST":
        complaint = get_object_or_404(Complaint, ticket_id=ticket.pk)
        form = AssessmentForm(request.POST, complaint=complaint)
        if form.is_valid() and _save(request, complaint, form):
            if not request.htmx:
                return _beside_the_conversation(number)
            complaint.refresh_from_db()
    else:
        form = _form(complaint)
    partly = bool(request.htmx)
    name = "complaints/panel.html" if partly else "complaints/panel_page.html"
    return render(request, name, _context(ticket, complaint, form))


def show(request: HttpRequest, ticket: Ticket) -> str:
    complaint = _complaint(ticket)
    return fragment(request, "complaints/panel.html", _context(ticket, complaint, _form(complaint)))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def start(request: StaffRequest, number: int) -> HttpResponse:
    """Turn the ticket into a complaint, with everything said so far."""
    ticket = _ticket(request, number)
    open_complaint(ticket=ticket, actor=Actor.of(request.user))
    undoable(
        request,
        gettext("#%(number)s is a complaint now.") % {"number": number},
        undo_url=reverse("tickets:no_complaint", args=[number]),
    )
    return _beside_the_conversation(number)


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def acknowledged(request: StaffRequest, number: int) -> HttpResponse:
    """Note that the customer was told by phone, letter or in person."""
    complaint = get_object_or_404(Complaint, ticket_id=_ticket(request, number).pk)
    acknowledge(complaint=complaint, actor=Actor.of(request.user))
    return _beside_the_conversation(number)


def _beside_the_conversation(number: int) -> HttpResponse:
    return redirect(f"{reverse('tickets:detail', args=[number])}?tab=complaint")


def _save(request: StaffRequest, complaint: Complaint, form: AssessmentForm) -> bool:
    try:
        assess(complaint=complaint, actor=Actor.of(request.user), **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, gettext("Saved."))
    return True


def _initial(complaint: Complaint) -> dict[str, object]:
    links = list(complaint.cause_links.order_by("-is_primary", "pk"))
    return {
        "severity": complaint.severity,
        "outcome": complaint.outcome,
        "outcome_words": complaint.outcome_words,
        "product": complaint.product_id,
        "primary_cause": next((link.cause_id for link in links if link.is_primary), None),
        "other_causes": [link.cause_id for link in links if not link.is_primary],
        "no_cause_reason": complaint.no_cause_reason,
    }


def _form(complaint: Complaint | None) -> AssessmentForm:
    return AssessmentForm(initial=_initial(complaint), complaint=complaint) if complaint else AssessmentForm()


def _context(ticket: Ticket, complaint: Complaint | None, form: AssessmentForm) -> dict[str, Any]:
    complete = bool(complaint and (complaint.no_cause_reason or complaint.cause_links.filter(is_primary=True).exists()))
    receipt = Receipt.objects.filter(complaint=complaint).first() if complaint else None
    return {
        "ticket": ticket,
        "complaint": complaint,
        "receipt": receipt,
        "receipt_url": receipt_path(receipt) if receipt else "",
        "form": form,
        "complete": complete,
        "hold": getattr(complaint, "hold", None),
        "area": "inbox",
    }
