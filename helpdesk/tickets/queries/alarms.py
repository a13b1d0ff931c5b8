"""Finds tickets on which somebody was hurt, or could be; they come before all others. There are few."""

from django.db.models import Q, QuerySet

from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES

ALARMED = Q(alarm_at__isnull=False, awaiting_since__isnull=False, status__in=OPEN_STATES)
MOST = 50


def is_alarmed(ticket: Ticket) -> bool:
    """Whether this ticket is an alarm: `ALARMED`, of a row that is at hand."""
    return ticket.alarm_at is not None and ticket.awaiting_since is not None and ticket.is_open


def alarmed(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """The alarms among `tickets`, the longest waiting first."""
    return tickets.filter(ALARMED).order_by("alarm_at", "pk")[:MOST]


def alarmed_for(user: User) -> QuerySet[Ticket]:
    """The alarms that a person may see."""
    return visible_to(user).filter(ALARMED)
