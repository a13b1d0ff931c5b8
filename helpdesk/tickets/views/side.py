"""Side panels of the customer: what they bought, and what they asked before."""

from typing import cast

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpdesk.people.models import Order, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries import detail
from helpdesk.web.access import staff_only

SHOWN = 5
ORDERS_SHOWN = 4


@staff_only
def orders(request: HttpRequest, number: int) -> HttpResponse:
    ticket = detail.get_ticket(cast(User, request.user), number)
    bought = Order.objects.filter(customer=ticket.requester_id)
    context = {
        "customer": ticket.requester,
        "orders": bought.order_by("-placed_at").prefetch_related("lines__product")[:ORDERS_SHOWN],
        "sums": bought.values("currency").annotate(total=Sum("total")).order_by("currency"),
        "count": (count := bought.count()),
        "more": count > ORDERS_SHOWN,
    }
    return render(request, "helpdesk/tickets/_orders.html", context)


@staff_only
def past_tickets(request: HttpRequest, number: int) -> HttpResponse:
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    others = visible_to(user).filter(requester=ticket.requester_id).exclude(pk=ticket.pk)
    context = {
        "customer": ticket.requester,
        "tickets": others.order_by("-created_at").only("number", "subject", "status", "created_at")[:SHOWN],
        "count": others.count(),
    }
    return render(request, "helpdesk/tickets/_past_tickets.html", context)
