"""Finds complaints of which the customer was never told that we have them."""

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_noop

from complaints.models import Complaint
from helpdesk.tickets.models import Ticket
from helpdesk.today.registry import Defect, register


def register_defect() -> None:
    """Let the daily sweep look for them; called once, from `apps.py`."""
    register(
        Defect(
            key="complaint",
            label=gettext_noop("Complaint without acknowledgement"),
            words=gettext_noop("The customer complained %(age)s ago and has no acknowledgement."),
            limit=gettext_noop("Complaint without acknowledgement for more than"),
            icon="flag",
            order=35,
            find=_unacknowledged,
            usual=1,
        )
    )


def _unacknowledged(tickets: QuerySet[Ticket], edge: dt.datetime) -> QuerySet[Ticket]:
    waiting = Complaint.objects.filter(acknowledged_at=None, closed_at=None, received_at__lte=edge)
    received = waiting.filter(ticket=OuterRef("pk")).values("received_at")
    found = tickets.filter(pk__in=waiting.values("ticket"), is_complaint=True)
    return found.annotate(since=Subquery(received))
