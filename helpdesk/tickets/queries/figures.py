"""Figures of open tickets, for those who watch the machine. Nobody's view: all tickets count."""

from django.db.models import Count
from django.utils import timezone

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES


def open_by_status() -> dict[str, float]:
    """How many tickets are open in each status, also in those that have none."""
    rows = Ticket.objects.filter(status__in=OPEN_STATES).values_list("status").annotate(count=Count("pk"))
    return {**dict.fromkeys(OPEN_STATES, 0), **dict(rows)}


def overdue() -> int:
    """How many open tickets wait for a reply that should have left."""
    return Ticket.objects.filter(status__in=OPEN_STATES, due_at__lt=timezone.now()).count()
