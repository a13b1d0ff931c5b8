"""Reads the tickets for which a time rule is due, by an index of the instants that its kind names."""

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from helpdesk.calendars.queries import default_calendar
from helpdesk.conditions.tree import BadTree, Condition, Node
from helpdesk.rules.models import Firing, RuleVersion
from helpdesk.rules.timing import WEEKLY, Timing
from helpdesk.rules.timing.kinds import KINDS, OPEN
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.models import Ticket


def reached(timing: Timing, now: dt.datetime) -> QuerySet[Any, Any]:
    """The tickets for which the time has come, with the instant `cause`, whether or not the rule came before."""
    kind, until = KINDS[timing.kind], timing.reached(default_calendar(), now)
    found: QuerySet[Any, Any] = Ticket.objects.filter(kind.which).annotate(cause=kind.since).filter(cause__lte=until)
    return found


def due(version: RuleVersion, timing: Timing, now: dt.datetime) -> QuerySet[Any, Any]:
    """Those of them for which this version did not come yet, or comes again now; with the `turn` that it would be.

    The oldest cause comes first.
    """
    same = Firing.objects.filter(version=version, ticket=OuterRef("pk"), cause=OuterRef("cause")).order_by()
    tickets = reached(timing, now).order_by("cause", "pk")
    if not timing.again:
        first: QuerySet[Any, Any] = tickets.filter(~Exists(same)).annotate(turn=Value(0))
        return first
    recent = same.filter(at__gt=timing.again_since(default_calendar(), now))
    before = same.values("ticket").annotate(n=Count("pk")).values("n")
    turn = Coalesce(Subquery(before, output_field=IntegerField()), 0)
    found: QuerySet[Any, Any] = tickets.filter(~Exists(recent)).annotate(turn=turn)
    return found


def waiting_now(timing: Timing, tree: Node, tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """Those of `tickets` that fit and are due now, or would be at this time of the week."""
    if timing.kind == WEEKLY:
        return tickets.filter(pk__in=fitting(tree).values("pk"))
    return tickets.filter(TICKET.to_q(tree), pk__in=reached(timing, timezone.now()).values("pk"))


def fitting(tree: Node) -> QuerySet[Ticket]:
    """The tickets of a rule that comes at a time of the week: open ones that fit, of all states if it asks for one."""
    tickets = Ticket.objects.filter(TICKET.to_q(tree))
    return tickets if _asks_of_status(tree) else tickets.filter(OPEN)


def _asks_of_status(node: Node) -> bool:
    return node.field == "status" if isinstance(node, Condition) else any(map(_asks_of_status, node.items))


def still_so(ticket_id: int, timing: Timing, cause: dt.datetime) -> bool:
    """Whether a ticket still waits since the same instant: since a rule was found due, somebody may have answered."""
    kind = KINDS[timing.kind]
    return Ticket.objects.filter(kind.which, pk=ticket_id).annotate(cause=kind.since).filter(cause=cause).exists()


def tree_of(version: RuleVersion) -> Node | None:
    """The conditions of a version, or None where they cannot be read any more."""
    try:
        return TICKET.parse(version.conditions)
    except BadTree:
        return None
