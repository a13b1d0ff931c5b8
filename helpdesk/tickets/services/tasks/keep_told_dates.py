"""Keeps the dates that customers were told: a date that can pass in silence is somebody's task.

What a mail or a receipt told stays told, while priorities, teams and opening hours move the due time. A task asks to
answer by the date or to tell of another; a person's answer ends it, and so does a due time that lies before it again.
"""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from helpdesk.people.access import leads_of
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket
from helpdesk.tickets.queries.told import outrun
from helpdesk.tickets.services.tasks.add_task import add_task
from helpdesk.tickets.services.tasks.change_task import finish_task
from helpdesk.tickets.services.tasks.withdraw_task import withdraw_task
from helpdesk.tickets.wording.told import TOLD

BATCH = 200
WHO = gettext_noop("What the customer was told")
"""Who added the task, in the ticket's history."""


def note_told(*, ticket: Ticket, due_at: dt.datetime) -> None:
    """Keep that the customer was told now that they hear from us by `due_at`, whatever they were told before."""
    Ticket.objects.filter(pk=ticket.pk).update(told_due_at=due_at)


def keep_told_dates() -> int:
    """Add the tasks of dates that no longer hold, and end those that are answered or hold again. Returns how many."""
    return _ask() + _end()


def _ask() -> int:
    asked = Task.objects.filter(ticket=OuterRef("pk"), reason=TOLD, due_at=OuterRef("told_due_at"))
    found = outrun().filter(~Exists(asked)).select_related("assignee", "team").order_by("told_due_at", "pk")[:BATCH]
    return sum(_add(ticket, ticket.told_due_at) for ticket in found if ticket.told_due_at)


def _add(ticket: Ticket, told: dt.datetime) -> bool:
    add_task(
        ticket=ticket,
        key=f"told:{ticket.pk}:{told.timestamp()}",
        reason=TOLD,
        values={"told": told.isoformat(), "due": ticket.due_at.isoformat() if ticket.due_at else ""},
        actor=Actor.system(WHO),
        assignee=_somebody(ticket),
        due_at=told,
    )
    return True


def _somebody(ticket: Ticket) -> User | None:
    """Whose ticket it is, else who leads the team that has it."""
    return ticket.assignee or (leads_of(ticket.team).first() if ticket.team else None)


def _end() -> int:
    holds = ~Exists(outrun().filter(pk=OuterRef("ticket"), told_due_at=OuterRef("due_at")))
    found = Task.objects.filter(holds, reason=TOLD, done_at=None).select_related("ticket").order_by("due_at", "pk")
    for task in (ended := found[:BATCH]):
        if task.ticket.awaiting_since is None or not task.ticket.is_open:
            finish_task(task=task, actor=Actor.system(WHO))
        else:
            withdraw_task(task=task, actor=Actor.system(WHO))
    return len(ended)
