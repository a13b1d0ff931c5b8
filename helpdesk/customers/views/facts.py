"""What is on file of a customer, on their page: corrected, removed and put back."""

import datetime as dt

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.customers import services
from helpdesk.customers.access import visible_to
from helpdesk.customers.models import Customer, CustomerFact
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

UNDO_SECONDS = 30
_SALT = "helpdesk.customers.fact-as-it-was"


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def correct(request: StaffRequest, pk: int, key: str) -> HttpResponse:
    """Put another value in the place of a fact; an empty one is no value."""
    fact, value = _fact(request, pk, key), form_data(request).words("value", longest=2000)
    if not value.strip():
        messages.error(request, gettext("Write what is right, or remove it."))
        return redirect("customers:customer", pk=pk)
    now = services.keep_fact(customer=fact.customer, key=key, value=value, by=request.user)
    return _undoable(request, fact, now, gettext("%(label)s is corrected."))


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def remove(request: StaffRequest, pk: int, key: str) -> HttpResponse:
    fact = _fact(request, pk, key)
    now = services.keep_fact(customer=fact.customer, key=key, value="", by=request.user)
    return _undoable(request, fact, now, gettext("%(label)s is removed."))


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo of both: the value that was there, known since when it was. What somebody changed since stays."""
    try:
        of, key, value, since, instead_of = signing.loads(
            query_params(request).words("kept", longest=4000), salt=_SALT, max_age=600
        )
    except (signing.BadSignature, ValueError) as error:
        raise Http404 from error
    customer = _customer(request, pk)
    if of != customer.pk:
        raise Http404
    moments = {
        "since": dt.datetime.fromisoformat(since),
        "instead_of": dt.datetime.fromisoformat(instead_of) if instead_of else None,
    }
    try:
        services.keep_fact(customer=customer, key=key, value=value, by=request.user, **moments)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        label = CustomerFact.Key(key).label
        messages.success(request, gettext("%(label)s is as it was.") % {"label": label})
    return go(request, reverse("customers:customer", args=[pk]))


def _undoable(request: StaffRequest, was: CustomerFact, now: CustomerFact | None, words: str) -> HttpResponse:
    told = [was.customer_id, was.key, was.value, was.noted_at.isoformat(), now.noted_at.isoformat() if now else ""]
    kept = signing.dumps(told, salt=_SALT, compress=True)
    undo = reverse("customers:restore_fact", args=[was.customer_id], query={"kept": kept})
    undoable(request, words % {"label": was.get_key_display()}, undo_url=undo, seconds=UNDO_SECONDS)
    return redirect("customers:customer", pk=was.customer_id)


def _customer(request: StaffRequest, pk: int) -> Customer:
    return get_object_or_404(visible_to(request.user), pk=pk, erased_at=None)


def _fact(request: StaffRequest, pk: int, key: str) -> CustomerFact:
    facts = CustomerFact.objects.select_related("customer")
    return get_object_or_404(facts, customer=_customer(request, pk), key=key)
