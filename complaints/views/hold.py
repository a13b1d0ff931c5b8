"""A complaint's legal hold: until when its words may not be erased, and why."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from complaints import services
from complaints.access import visible_to
from complaints.forms import HoldForm
from complaints.models import Complaint, LegalHold
from helpdesk.web.requests.access import NotYours, permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_TICKETS, asked_inside=Permission.DELETE_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: StaffRequest, number: int) -> HttpResponse:
    complaint = _one(request, number)
    known = LegalHold.objects.filter(complaint=complaint).first()
    initial = {"until": known.until, "reason": known.reason} if known else None
    form = HoldForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid() and _hold(form, complaint, request):
        messages.success(request, gettext("The words of #%(number)s are kept until then.") % {"number": number})
        return redirect("complaints:panel", number=number)
    context = {"form": form, "ticket": complaint.ticket, "hold": known, "area": "inbox"}
    return render(request, "complaints/hold.html", context, status=422 if form.errors else 200)


def _hold(form: HoldForm, complaint: Complaint, request: StaffRequest) -> bool:
    try:
        services.hold(complaint=complaint, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@permitted(Permission.CHANGE_TICKETS, asked_inside=Permission.DELETE_CUSTOMERS)
def end(request: StaffRequest, number: int) -> HttpResponse:
    """End the hold. Who may not is told so by any method, so the method is looked at last."""
    complaint = _one(request, number)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    services.end_hold(complaint=complaint, by=request.user)
    messages.success(request, gettext("The legal hold has ended."))
    return redirect("complaints:panel", number=number)


def _one(request: StaffRequest, number: int) -> Complaint:
    """The complaint, if this person may see it and decide about it; one that they do not see is not there."""
    complaint = get_object_or_404(visible_to(request.user).select_related("ticket"), ticket__number=number)
    if not request.user.may(Permission.DELETE_CUSTOMERS):
        raise NotYours(Permission.DELETE_CUSTOMERS)
    return complaint
