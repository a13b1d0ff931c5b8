"""Takes the steps of one ticket that are due: tells, moves, hands back, each of them once."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from helpdesk.escalation import known
from helpdesk.escalation.models import TRANSFERS, EscalationLevel, EscalationStep
from helpdesk.escalation.services.keep_level import keep_level
from helpdesk.escalation.services.moving import hand_back, move
from helpdesk.escalation.services.telling import tell, withdraw
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.services import lock_ticket
from helpdesk.tickets.sla.clocks import Clock, running
from helpdesk.tickets.sla.promises import promises


def take_steps(*, ticket_id: int, now: dt.datetime) -> int:
    """Take what is due on a ticket by `now`, under its lock. Returns how many levels it reached.

    A row for each level and clock is the proof that it was told, so that nobody hears of it twice: by no second worker,
    and by no clock that is set back. What came due while no worker ran is told now, and each person hears of the last
    of it.
    """
    with transaction.atomic():
        lock_ticket(Ticket(pk=ticket_id))
        row = Ticket.objects.select_related("team", "assignee").get(pk=ticket_id)
        if row.escalate_at is None or row.escalate_at > now:
            return 0
        clocks = running(row, promises())
        clock = min(clocks, key=Clock.at, default=None)
        held = list(EscalationStep.objects.filter(ticket=row))
        _settle(row, clocks, held, now)
        fresh = _reached(row, clock, held, row.escalate_at, now) if clock else []
        if fresh:
            tell(row, fresh)
            move(row, fresh)
        keep_level(row, [*held, *(step for _, step in fresh)], now)
    return len(fresh)


def _settle(row: Ticket, clocks: Sequence[Clock], held: Sequence[EscalationStep], now: dt.datetime) -> None:
    """End the steps of clocks that run no more; where one runs again, as after a reply was taken back, they go on."""
    alive = {(clock.kind, clock.start) for clock in clocks}
    if row.is_open and row.status != Status.WAITING:
        alive.add((TRANSFERS, row.created_at))
    ended = [step for step in held if step.ended_at is None and (step.kind, step.started_at) not in alive]
    again = [step for step in held if step.ended_at and (step.kind, step.started_at) in alive]
    for step in (*ended, *again):
        step.ended_at = now if step.ended_at is None else None
    EscalationStep.objects.bulk_update([*ended, *again], ["ended_at"])
    if ended:
        withdraw(row)
        hand_back(row, ended)


def _reached(
    row: Ticket, clock: Clock, held: Sequence[EscalationStep], since: dt.datetime, now: dt.datetime
) -> list[tuple[EscalationLevel, EscalationStep]]:
    """The levels that a clock came to from `since` on and that were not told, each with its new row."""
    told = {(step.kind, step.started_at, step.percent) for step in held}
    found = []
    for number, level in enumerate(known.levels(), 1):
        at = clock.at(level.percent)
        if max(since, level.since) <= at <= now and (clock.kind, clock.start, level.percent) not in told:
            found.append((level, _step(row, clock, level, number, now)))
    EscalationStep.objects.bulk_create([step for _, step in found])
    return found


def _step(row: Ticket, clock: Clock, level: EscalationLevel, number: int, now: dt.datetime) -> EscalationStep:
    return EscalationStep(
        ticket=row,
        kind=clock.kind,
        started_at=clock.start,
        percent=level.percent,
        level=number,
        due_at=clock.at(),
        at=now,
        hands_back=level.hands_back,
    )
