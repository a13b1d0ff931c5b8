"""A customer's tickets on their page: those that the reader may see, newest first, in keyset pages."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.customers.access import visible_to as customers_visible_to
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries.inbox import listing
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 25


@permitted(Permission.SEE_CUSTOMERS)
def customer_tickets(request: StaffRequest, pk: int) -> HttpResponse:
    user = request.user
    customer = get_object_or_404(customers_visible_to(user), pk=pk)
    tickets = visible_to(user).filter(requester=customer).select_related("team", "assignee")
    after = query_params(request).cursor()
    page = listing.page(tickets, "newest", after, PAGE_SIZE, read=list)
    return render(request, "helpdesk/tickets/_customer_tickets.html", {"customer": customer, "page": page})
