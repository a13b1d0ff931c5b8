"""Levels, and tickets on which so much of the time is over."""

import datetime as dt
from typing import Any

from django.utils import timezone

from helpdesk.escalation import known
from helpdesk.escalation.models import EscalationLevel
from helpdesk.escalation.services import save_level
from helpdesk.notifications.models import Notice
from helpdesk.tickets.models import Ticket
from tests import factories

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
TARGET = dt.timedelta(hours=8)
"""What is usually promised for a ticket of normal priority, at a shop that is always open."""


def level(percent: int, **fields: Any) -> EscalationLevel:
    made = save_level(level=EscalationLevel(percent=percent, **fields))
    EscalationLevel.objects.filter(pk=made.pk).update(since=LONG_AGO)
    known.kept.forget()
    return made


def waiting(percent: float, **fields: Any) -> Ticket:
    """A new ticket on which so many percent of the time for a first reply are over."""
    return factories.ticket(message={"created_at": timezone.now() - TARGET * percent / 100}, **fields)


def told() -> list[tuple[str, str]]:
    """Who was told of what kind, of levels alone."""
    rows = Notice.objects.filter(kind__in=("warned", "breached", "escalated")).order_by("pk")
    return [(row.user.name, row.kind) for row in rows.select_related("user")]
