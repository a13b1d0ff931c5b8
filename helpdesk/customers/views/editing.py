"""`/desk/customers/new/` and `/desk/customers/<pk>/edit/`: a new customer, and what is known of one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.customers.access import visible_to
from helpdesk.customers.forms.customers import CustomerForm, NewCustomerForm
from helpdesk.customers.models import Customer
from helpdesk.customers.services.contact_points import ContactTaken
from helpdesk.customers.services.save_customer import make_customer, save_customer
from helpdesk.people.models import User
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.SEE_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A customer who has not written yet; who has is told instead."""
    form, taken = NewCustomerForm(request.POST if request.method == "POST" else None, user=request.user), None
    if form.is_bound and form.is_valid():
        try:
            customer = make_customer(points=form.points, by=request.user, **form.known)
        except ContactTaken as known:
            taken = known
        except ValidationError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("%(name)s is saved.") % {"name": customer.display_name})
            return redirect("customers:customer", pk=customer.pk)
    context = {"form": form, "taken": taken, "area": "people"}
    status = 422 if form.errors or taken else 200
    return render(request, "helpdesk/customers/edit_customer.html", context, status=status)


@permitted(Permission.SEE_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    customer = get_object_or_404(visible_to(request.user), pk=pk, erased_at=None)
    posted = request.POST if request.method == "POST" else None
    form = watched(request, CustomerForm(posted, user=request.user, customer=customer), customer)
    if form.is_bound and form.is_valid() and _save(form, customer, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": customer.display_name})
        return redirect("customers:customer", pk=pk)
    context = {"form": form, "customer": visible_to(request.user).get(pk=pk), "area": "people"}
    return render(request, "helpdesk/customers/edit_customer.html", context, status=422 if form.errors else 200)


def _save(form: CustomerForm, customer: Customer, by: User) -> bool:
    try:
        save_customer(customer=customer, by=by, **form.known)
    except ValidationError as refusal:
        form.refuse(refusal)
        return False
    return True
