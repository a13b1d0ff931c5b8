"""Somebody was hurt, or could be, and waits for a person: such tickets come before all others. There are few."""

from django.db.models import Count, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES

ALARMED = Q(alarm_at__isnull=False, awaiting_since__isnull=False, status__in=OPEN_STATES)
MOST = 50


def is_alarmed(ticket: Ticket) -> bool:
    """`ALARMED` of a row that is at hand."""
    return ticket.alarm_at is not None and ticket.awaiting_since is not None and ticket.is_open


def alarmed(tickets: QuerySet[Ticket]) -> list[Ticket]:
    """Those among `tickets`, the longest waiting first."""
    return list(tickets.filter(ALARMED).order_by("alarm_at", "pk")[:MOST])


def count_alarmed(user: User) -> Combinable:
    """How many a person may see, as an expression: a part of another statement."""
    counted = visible_to(user).filter(ALARMED).order_by().values(all=Value(1)).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)
