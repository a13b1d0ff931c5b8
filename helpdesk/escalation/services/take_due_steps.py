"""Finds the tickets of which something is to be told now, and takes each in a short transaction of its own."""

import datetime as dt
import logging

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

from helpdesk.escalation.services.take_steps import take_steps
from helpdesk.tickets.models import Ticket

PORTION = 200
FAILED, LATER = "escalation:failed", 600.0
"""Where the tickets stand whose steps failed, and for how many seconds they are left alone."""

log = logging.getLogger(__name__)


def take_due_steps() -> int:
    """Take the steps of the tickets that wait longest for it, one portion. Returns how many levels were reached.

    One that fails is tried again later, and holds up no other.
    """
    now = timezone.now()
    return sum(_take(pk, now) for pk in list(due(now).exclude(pk__in=_failed()).values_list("pk", flat=True)[:PORTION]))


def due(now: dt.datetime) -> QuerySet[Ticket]:
    """The tickets of which something is to be told, the longest waiting first; an index has them alone."""
    return Ticket.objects.filter(escalate_at__lte=now).order_by("escalate_at", "pk")


def _take(pk: int, now: dt.datetime) -> int:
    try:
        return take_steps(ticket_id=pk, now=now)
    except Exception:
        log.exception("the escalation of the ticket %s failed, and is tried again", pk)
        cache.set(FAILED, [*_failed(), pk], LATER)
        return 0


def _failed() -> list[int]:
    return list(cache.get(FAILED, ()))
