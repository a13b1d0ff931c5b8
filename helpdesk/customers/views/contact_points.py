"""`/desk/customers/<pk>/contact/`: the ways to reach a customer, each with what can be done about it."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.customers.access import visible_to
from helpdesk.customers.forms.customers import ContactPointForm
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.customers.services import contact_points as services
from helpdesk.customers.services.contact_points import ContactTaken, NewPoint
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

UNDO_SECONDS = 30
_SALT = "helpdesk.customers.removed-contact-point"


@permitted(Permission.SEE_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: StaffRequest, pk: int) -> HttpResponse:
    """The list, and a form for one more. One that is somebody else's says whose, and what can be done."""
    customer, taken = _one(request, pk), None
    form = ContactPointForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        take = "take" in form_data(request)
        try:
            point = services.add_contact_point(
                customer=customer, point=form.cleaned_data["point"], by=request.user, take=take
            )
        except ContactTaken as other:
            taken = other
        else:
            messages.success(request, gettext("%(value)s is theirs now.") % {"value": point.value})
            return redirect("customers:contact", pk=pk)
    context = {
        "customer": customer,
        "points": customer.contact_points.order_by("kind", "-is_primary", "pk"),
        "form": form,
        "taken": taken,
        "area": "people",
    }
    return render(request, "helpdesk/customers/contact.html", context, status=422 if form.errors or taken else 200)


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def remove(request: StaffRequest, pk: int, point_id: int) -> HttpResponse:
    point = _point(request, pk, point_id)
    try:
        services.remove_contact_point(point=point, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        kept = signing.dumps([point.kind, point.value, point.normalised], salt=_SALT, compress=True)
        undo = reverse("customers:restore_contact_point", args=[pk], query={"kept": kept})
        words = gettext("%(value)s is removed.") % {"value": point.value}
        undoable(request, words, undo_url=undo, seconds=UNDO_SECONDS)
    return redirect("customers:contact", pk=pk)


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo of the button that removed one."""
    try:
        kept = NewPoint(*signing.loads(query_params(request).words("kept", longest=2000), salt=_SALT, max_age=600))
    except (signing.BadSignature, TypeError) as error:
        raise Http404 from error
    try:
        services.add_contact_point(customer=_one(request, pk), point=kept, by=request.user)
    except ContactTaken as other:
        messages.error(request, str(other))
    else:
        messages.success(request, gettext("%(value)s is back.") % {"value": kept.value})
    return go(request, reverse("customers:contact", args=[pk]))


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def make_primary(request: StaffRequest, pk: int, point_id: int) -> HttpResponse:
    point = _point(request, pk, point_id)
    services.make_primary(point=point, by=request.user)
    messages.success(request, gettext("%(value)s is the usual one now.") % {"value": point.value})
    return redirect("customers:contact", pk=pk)


@permitted(Permission.SEE_CUSTOMERS)
@require_POST
def verify(request: StaffRequest, pk: int, point_id: int) -> HttpResponse:
    """Note that it is surely theirs, or with `to=no` that nobody knows."""
    point, is_verified = _point(request, pk, point_id), form_data(request).words("to") != "no"
    services.set_verified(point=point, is_verified=is_verified, by=request.user)
    words = gettext("%(value)s is verified.") if is_verified else gettext("%(value)s is not verified any more.")
    messages.success(request, words % {"value": point.value})
    return redirect("customers:contact", pk=pk)


def _one(request: StaffRequest, pk: int) -> Customer:
    return get_object_or_404(visible_to(request.user), pk=pk, erased_at=None)


def _point(request: StaffRequest, pk: int, point_id: int) -> ContactPoint:
    rows = ContactPoint.objects.select_related("customer__user")
    return get_object_or_404(rows.filter(customer=_one(request, pk)), pk=point_id)
