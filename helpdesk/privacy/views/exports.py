"""The part of a customer's page about their rights, and exports of what is held of them."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from helpdesk.customers.access import visible_to
from helpdesk.customers.models import Customer
from helpdesk.privacy import services
from helpdesk.privacy.forms import ExportForm
from helpdesk.privacy.models import CustomerExport, Erasure
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

SHOWN = 5


@permitted(Permission.SEE_CUSTOMERS)
@require_GET
def of_customer(request: StaffRequest, pk: int) -> HttpResponse:
    """What was taken along, what can be done, and how far it is. As a part of the customer's page, and by itself."""
    customer = _one(request, pk)
    may_export = request.user.may(Permission.EXPORT_CUSTOMERS)
    rows = CustomerExport.objects.filter(customer=customer).select_related("by").order_by("-created_at", "-pk")
    exports = list(rows[:SHOWN]) if may_export else []
    erasure = Erasure.objects.filter(customer=customer).order_by("-pk").first()
    context = {
        "customer": customer,
        "form": ExportForm(),
        "exports": exports,
        "erasure": erasure,
        "is_under_way": any(row.state in ("waiting", "running") for row in exports)
        or (erasure is not None and erasure.state in ("waiting", "running")),
        "area": "people",
    }
    name = "_of_customer" if request.htmx else "of_customer"
    return render(request, f"helpdesk/privacy/{name}.html", context)


@permitted(Permission.EXPORT_CUSTOMERS)
@require_POST
def order(request: StaffRequest, pk: int) -> HttpResponse:
    customer = _one(request, pk)
    form = ExportForm(request.POST)
    if customer.erased_at or not form.is_valid():
        messages.error(request, gettext("Nothing is left of this customer."))
    else:
        services.order_export(customer=customer, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("The export is being made. It is ready on this page in a minute or two."))
    return redirect("privacy:of_customer", pk=pk)


@permitted(Permission.EXPORT_CUSTOMERS)
@require_POST
def again(request: StaffRequest, pk: int, export_id: int) -> HttpResponse:
    services.try_export_again(export=_export(request, pk, export_id))
    return redirect("privacy:of_customer", pk=pk)


@permitted(Permission.EXPORT_CUSTOMERS)
@require_GET
def download(request: StaffRequest, pk: int, export_id: int) -> FileResponse:
    """The file, while it is there; taking it is an entry of the audit log."""
    row = _export(request, pk, export_id)
    if row.state != CustomerExport.State.READY or row.expires_at is None or row.expires_at <= timezone.now():
        raise Http404
    try:
        content = row.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    services.take_export(export=row, by=request.user)
    response = FileResponse(content, as_attachment=True, filename=f"customer-{pk}.zip", content_type="application/zip")
    response["Content-Length"] = row.size
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _one(request: StaffRequest, pk: int) -> Customer:
    rows = visible_to(request.user).prefetch_related("contact_points")
    return get_object_or_404(rows, pk=pk)


def _export(request: StaffRequest, pk: int, export_id: int) -> CustomerExport:
    rows = CustomerExport.objects.select_related("customer")
    return get_object_or_404(rows, pk=export_id, customer=_one(request, pk))
