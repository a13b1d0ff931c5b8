"""Tells that a ticket goes from team to team: the leads the second time; the third time it is escalated."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from helpdesk.escalation import known, told
from helpdesk.escalation.models import MOST, TRANSFERS, EscalationStep
from helpdesk.escalation.services.keep_level import keep_level
from helpdesk.notifications import services as notifications
from helpdesk.people.access import leads_of, managers
from helpdesk.tickets.events import TOO_OFTEN
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import lock_ticket


def take_transfer(*, ticket_id: int, times: int, actor_id: int | None = None) -> bool:
    """Tell of one transfer, once. Returns whether the ticket was escalated.

    It then stands at the highest level until somebody answers; the managers hear of it beside the leads of the team.
    """
    with transaction.atomic():
        lock_ticket(Ticket(pk=ticket_id))
        row, now = Ticket.objects.select_related("team").get(pk=ticket_id), timezone.now()
        is_last = times >= TOO_OFTEN and row.is_open and _is_first(row, times, now)
        people = [*(leads_of(row.team) if row.team else ()), *(managers() if times >= TOO_OFTEN else ())]
        notifications.notify(
            kind=told.TRANSFERRED,
            to=people,
            thing=f"ticket:{row.pk}",
            occasion=f"transfer:{times}",
            ticket=row,
            actor_id=actor_id,
        )
        if is_last:
            keep_level(row, list(EscalationStep.objects.filter(ticket=row)), now)
    return is_last


def _is_first(row: Ticket, times: int, now: dt.datetime) -> bool:
    """Store the step, unless it was stored before."""
    level = min(max(len(known.levels()), 1), MOST)
    values = {"level": level, "due_at": row.due_at or now, "at": now}
    key = {"ticket": row, "kind": TRANSFERS, "started_at": row.created_at, "percent": times}
    return EscalationStep.objects.get_or_create(**key, defaults=values)[1]
