"""A customer's account: a panel of their page, and a page of its own without script."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from helpdesk.customers.access import visible_to
from helpdesk.customers.models import Customer
from helpdesk.portal.access import readers_of, shared_organisation
from helpdesk.portal.services import account as services
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

UNDO_SECONDS = 30


@permitted(Permission.SEE_CUSTOMERS)
@require_safe
def account(request: StaffRequest, pk: int) -> HttpResponse:
    """Whether they have an account, and whose requests they read in it."""
    customer = _one(request, pk)
    context: dict[str, Any] = {
        "customer": customer,
        "shared": shared_organisation(customer) if customer.user and customer.user.is_active else None,
        "readers": readers_of(customer),
        "area": "people",
    }
    template = "_account" if request.htmx else "account"
    return render(request, f"helpdesk/portal/{template}.html", context)


@permitted(Permission.GIVE_ACCOUNTS)
@require_POST
def offer(request: StaffRequest, pk: int) -> HttpResponse:
    """Give them an account, or send another link."""
    customer = _one(request, pk)
    try:
        user = services.offer_account(customer=customer, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = gettext("A link to choose a password is on its way to %(email)s.")
        messages.success(request, words % {"email": user.email})
    return redirect("customers:customer", pk)


@permitted(Permission.GIVE_ACCOUNTS)
@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close their account, with a way back."""
    customer = _one(request, pk)
    services.set_account(customer=customer, is_open=False, by=request.user)
    words = gettext("Nobody signs in as %(name)s any more.") % {"name": customer.display_name}
    undoable(request, words, undo_url=reverse("portal:reopen_account", args=[pk]), seconds=UNDO_SECONDS)
    return redirect("customers:customer", pk)


@permitted(Permission.GIVE_ACCOUNTS)
@require_POST
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Open their account again; the password is as it was."""
    customer = _one(request, pk)
    services.set_account(customer=customer, is_open=True, by=request.user)
    messages.success(request, gettext("The account is open again."))
    return redirect("customers:customer", pk)


def _one(request: StaffRequest, pk: int) -> Customer:
    rows = visible_to(request.user).select_related("user", "organisation").prefetch_related("contact_points")
    return get_object_or_404(rows, pk=pk, erased_at=None)
