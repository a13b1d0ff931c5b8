"""`/desk/customers/`: who writes to us, and everything about one of them that the reader may see."""

from typing import Any

from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.customers import access, panels
from helpdesk.customers.local import local_facts
from helpdesk.customers.models import Customer
from helpdesk.customers.search import customers_matching
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
ORDERS_SHOWN = 50


@permitted(Permission.SEE_CUSTOMERS)
def customers_page(request: StaffRequest) -> HttpResponse:
    """List customers by name, in keyset pages; `after` is the last row's id."""
    words = query_params(request).words("q")
    visible = access.visible_to(request.user).annotate(folded=Lower("name")).order_by("folded", "pk")
    if words:
        visible = visible.filter(pk__in=customers_matching(words))
    after = query_params(request).whole("after")
    if after and (last := visible.filter(pk=after).first()):
        visible = visible.filter(folded__gte=last.folded).exclude(folded=last.folded, pk__lte=last.pk)
    rows = list(visible.select_related("organisation").prefetch_related("contact_points")[: PAGE_SIZE + 1])
    context = {
        "words": words,
        "customers": rows[:PAGE_SIZE],
        "next": rows[PAGE_SIZE - 1].pk if len(rows) > PAGE_SIZE else None,
        "is_first": not after,
    }
    return render(request, "helpdesk/customers/customers.html", context)


@permitted(Permission.SEE_CUSTOMERS)
def customer_page(request: StaffRequest, pk: int) -> HttpResponse:
    visible = access.visible_to(request.user)
    customer: Customer = get_object_or_404(
        visible.select_related("organisation").prefetch_related("contact_points"), pk=pk
    )
    orders = customer.orders.order_by("-placed_at").prefetch_related("lines__product")
    context: dict[str, Any] = {
        "customer": customer,
        "local": local_facts(customer),
        "orders": orders[:ORDERS_SHOWN],
        "facts": customer.facts.order_by("key"),
        "panels": panels.links(customer.pk),
    }
    return render(request, "helpdesk/customers/customer.html", context)
