"""Side panels of the customer: what they bought, and what they asked before."""

from typing import Any

from django.db.models import Count, Prefetch, Sum, Window
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpdesk.customers.models import Order, OrderLine
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.web.html.fragments import fragment
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest

SHOWN = 5
ORDERS_SHOWN = 4


@staff_only
def orders(request: StaffRequest, number: int) -> HttpResponse:
    ticket = detail.get_ticket(request.user, number)
    return render(request, "helpdesk/tickets/_orders.html", _orders(ticket))


def show_orders(request: HttpRequest, ticket: Ticket) -> str:
    return fragment(request, "helpdesk/tickets/_orders.html", _orders(ticket))


def _orders(ticket: Ticket) -> dict[str, Any]:
    """Three statements; one for who never bought anything."""
    bought = Order.objects.filter(customer=ticket.requester_id)
    sums = list(bought.values("currency").annotate(total=Sum("total"), count=Count("pk")).order_by("currency"))
    lines = Prefetch("lines", OrderLine.objects.select_related("product"))
    count = sum(entry["count"] for entry in sums)
    return {
        "customer": ticket.requester,
        "orders": list(bought.order_by("-placed_at").prefetch_related(lines)[:ORDERS_SHOWN]) if count else [],
        "sums": sums,
        "count": count,
        "more": count > ORDERS_SHOWN,
    }


@staff_only
def past_tickets(request: StaffRequest, number: int) -> HttpResponse:
    user = request.user
    return render(request, "helpdesk/tickets/_past_tickets.html", _past(detail.get_ticket(user, number), user))


def show_past(request: StaffRequest, ticket: Ticket) -> str:
    return fragment(request, "helpdesk/tickets/_past_tickets.html", _past(ticket, request.user))


def _past(ticket: Ticket, user: User) -> dict[str, Any]:
    """One statement."""
    others = visible_to(user).filter(requester=ticket.requester_id).exclude(pk=ticket.pk)
    columns = others.only("number", "subject", "status", "created_at").annotate(among=Window(Count("pk")))
    newest = list(columns.order_by("-created_at")[:SHOWN])
    return {
        "customer": ticket.requester,
        "tickets": newest,
        "count": newest[0].among if newest else 0,
    }
