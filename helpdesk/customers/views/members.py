"""Who belongs to an organisation: adds customers to it, and takes them out of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.customers.access import visible_to
from helpdesk.customers.models import Organisation
from helpdesk.customers.services import organisations as services
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_POST
def add(request: StaffRequest, pk: int, customer_id: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=pk, is_active=True)
    customer = get_object_or_404(visible_to(request.user), pk=customer_id)
    services.set_organisation(customer=customer, organisation=organisation, by=request.user)
    values = {"name": customer.display_name, "organisation": organisation.name}
    messages.success(request, gettext("%(name)s belongs to %(organisation)s.") % values)
    return redirect("customers:organisation", pk=pk)


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_POST
def choose_reader(request: StaffRequest, pk: int, customer_id: int) -> HttpResponse:
    """Let a member read the requests of all members (`to` is on), or only their own."""
    customer = get_object_or_404(visible_to(request.user), pk=customer_id, organisation=pk)
    is_chosen = form_data(request).choice("to", ("on", "off")) == "on"
    services.choose_reader(customer=customer, is_chosen=is_chosen, by=request.user)
    words = gettext("%(name)s may read all requests.") if is_chosen else gettext("%(name)s sees only their own.")
    messages.success(request, words % {"name": customer.display_name})
    return redirect("customers:organisation", pk=pk)


@permitted(Permission.CHANGE_ORGANISATIONS)
@require_POST
def remove(request: StaffRequest, pk: int, customer_id: int) -> HttpResponse:
    customer = get_object_or_404(visible_to(request.user), pk=customer_id, organisation=pk)
    services.set_organisation(customer=customer, organisation=None, by=request.user)
    return redirect(f"{reverse('customers:organisation', args=[pk])}?undo={customer_id}")
