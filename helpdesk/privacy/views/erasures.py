"""Erases a customer, after it was told what goes, what stays and why; and the certificates of what was done."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.customers.access import visible_to
from helpdesk.customers.models import Customer
from helpdesk.customers.personal import person_of
from helpdesk.customers.registry import holdings, holds_of
from helpdesk.privacy import services
from helpdesk.privacy.forms import EraseForm
from helpdesk.privacy.models import Erasure
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import long_date

PAGE_SIZE = 50


@dataclass(frozen=True)
class Part:
    """One kind of things: how many there are or were, what goes, and what stays and why."""

    label: str
    count: int | None
    goes: str
    stays: str


@permitted(Permission.DELETE_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: StaffRequest, pk: int) -> HttpResponse:
    """The rehearsal: what goes and what stays. The press hands the work to a worker."""
    customer = get_object_or_404(visible_to(request.user).prefetch_related("contact_points"), pk=pk)
    known = Erasure.objects.filter(customer=customer).order_by("-pk").first()
    if known and (customer.erased_at or known.state != Erasure.State.DONE):
        return redirect("privacy:erasure", pk=known.pk)
    form = EraseForm(request.POST if request.method == "POST" else None, wanted=customer.display_name)
    if form.is_bound and form.is_valid() and (made := _order(form, customer, request)):
        messages.success(request, gettext("The erasure has begun."))
        return redirect("privacy:erasure", pk=made.pk)
    person = person_of(customer)
    context = {
        "customer": customer,
        "form": form,
        "parts": [_part(one, one.count(person)) for one in holdings()],
        "holds": holds_of(customer.pk),
        "area": "people",
    }
    return render(request, "helpdesk/privacy/erase.html", context, status=422 if form.errors else 200)


def _order(form: EraseForm, customer: Customer, request: StaffRequest) -> Erasure | None:
    try:
        return services.order_erasure(customer=customer, reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None


def _part(one: Any, count: int | None) -> Part:
    return Part(gettext(one.label), count, gettext(one.goes), gettext(one.stays) if one.stays else "")


@permitted(Permission.DELETE_CUSTOMERS)
@require_GET
def erasures(request: StaffRequest) -> HttpResponse:
    """All of them, newest first."""
    rows = Erasure.objects.order_by("-created_at", "-pk")
    page = Paginator(rows, PAGE_SIZE).get_page(query_params(request).page())
    return render(request, "helpdesk/privacy/erasures.html", {"page": page, "area": "settings"})


@permitted(Permission.DELETE_CUSTOMERS)
@require_GET
def certificate(request: StaffRequest, pk: int) -> HttpResponse:
    """What was done, for keeping or printing. It names nobody but whoever asked for it."""
    row = get_object_or_404(Erasure, pk=pk)
    context = {
        "row": row,
        "held": [(hold["number"], long_date(dt.date.fromisoformat(hold["until"]))) for hold in row.held],
        "parts": [_part(one, row.counts.get(one.key, 0)) for one in holdings()],
        "is_under_way": row.state in (Erasure.State.WAITING, Erasure.State.RUNNING),
        "area": "settings",
    }
    return render(request, "helpdesk/privacy/certificate.html", context)


@permitted(Permission.DELETE_CUSTOMERS)
@require_POST
def again(request: StaffRequest, pk: int) -> HttpResponse:
    services.try_erasure_again(erasure=get_object_or_404(Erasure, pk=pk))
    return redirect("privacy:erasure", pk=pk)
