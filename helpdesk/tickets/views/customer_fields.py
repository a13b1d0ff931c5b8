"""What a customer has of the shop's own fields: a panel of their page, and a page of its own without script."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.customers.access import visible_to
from helpdesk.customers.models import Customer
from helpdesk.people.models import User
from helpdesk.tickets.forms.customer_values import CustomerValuesForm
from helpdesk.tickets.queries.own import own_fields, own_values
from helpdesk.tickets.services import keep_customer_values
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.SEE_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def customer_fields(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the values and keep what was changed; all of it or nothing."""
    customer = get_object_or_404(visible_to(request.user), pk=pk)
    fields = own_fields.of_customers()
    held = own_values.of_customers([customer.pk], fields).get(customer.pk, {})
    form = CustomerValuesForm(request.POST if request.method == "POST" else None, fields=fields, held=held)
    if form.is_bound and form.is_valid() and _keep(form, customer, request.user):
        messages.success(request, gettext("The fields are saved."))
        return redirect("customers:customer", pk=pk)
    context: dict[str, Any] = {"customer": customer, "form": form, "area": "people"}
    template = "_customer_fields" if request.htmx else "customer_fields"
    return render(request, f"helpdesk/tickets/{template}.html", context, status=422 if form.errors else 200)


def _keep(form: CustomerValuesForm, customer: Customer, by: User) -> bool:
    try:
        keep_customer_values(customer=customer, by=by, **form.cleaned_data)
    except ValidationError as refusal:
        for name, words in refusal.message_dict.items():
            form.add_error(name, words)
        return False
    return True
