"""Keeps with a ticket how far up it is, and when there is more to do."""

import datetime as dt
from collections.abc import Sequence

from helpdesk.escalation import known
from helpdesk.escalation.history import BREACHED, ENDED, ESCALATED, RESUMED, WARNED
from helpdesk.escalation.models import DUE, TRANSFERS, EscalationStep
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import Escalation
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import record
from helpdesk.tickets.sla.clocks import Clock, running
from helpdesk.tickets.sla.promises import promises


def keep_level(row: Ticket, steps: Sequence[EscalationStep], now: dt.datetime) -> None:
    """Store how far up the ticket is, and when there is more to do. Its version stays: nobody's page is out of date."""
    top = max((step for step in steps if step.ended_at is None), key=lambda step: step.level, default=None)
    was, level = row.escalation, str(top.level) if top else Escalation.NONE.value
    if level != was:
        verb = _verb(was, level, top, now)
        record(ticket_id=row.pk, actor=Actor.system(), verb=verb, changes={"escalation": [was, level]})
    # What was moved has other clocks than before.
    row.refresh_from_db()
    clock = min(running(row, promises()), key=Clock.at, default=None)
    Ticket.objects.filter(pk=row.pk).update(
        escalation=level,
        escalated_at=top.at if top else None,
        escalate_at=_next(clock, steps, now) if clock else None,
    )


def _next(clock: Clock, steps: Sequence[EscalationStep], now: dt.datetime) -> dt.datetime | None:
    """When the next step of a clock is; one that is over already where its time became shorter than that."""
    told = [step.percent for step in steps if (step.kind, step.started_at) == (clock.kind, clock.start)]
    for level in known.levels():
        at = clock.at(level.percent)
        if at >= level.since and (at > now or (told and level.percent > max(told))):
            return at
    return None


def _verb(was: str, level: str, top: EscalationStep | None, now: dt.datetime) -> str:
    if top is None or level < was:
        return ENDED
    if top.at < now:
        return RESUMED
    if top.kind == TRANSFERS:
        return ESCALATED
    return WARNED if top.percent < DUE else BREACHED if top.percent == DUE else ESCALATED
