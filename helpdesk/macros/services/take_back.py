"""Takes a press of a macro back, as far as that can be done, and says what stays."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.macros.models import MacroUse
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import TooLate
from helpdesk.tickets.models import Message, Task, Ticket
from helpdesk.tickets.services import take_back_changes, unmark_complaint, withdraw_note, withdraw_task

Kept = Mapping[str, Any]


@dataclasses.dataclass
class TakenBack:
    """How many tickets are as they were; `left` are the numbers of those that were changed since, and so were left
    alone; `stays` says what could not be taken back of the others."""

    count: int = 0
    left: list[int] = dataclasses.field(default_factory=list)
    stays: list[str] = dataclasses.field(default_factory=list)


def take_back(*, tickets: Iterable[Ticket], kept: Mapping[int, Kept], person: User) -> TakenBack:
    """Take back what a press did to these tickets: `kept` is what it returned, by their ids.

    Each is a transaction of its own. One that somebody, or a rule, changed since stays as it is.
    """
    outcome = TakenBack()
    for ticket in tickets:
        with transaction.atomic():
            if not _take_back(ticket, kept[ticket.pk], Actor.of(person), outcome.stays):
                outcome.left.append(ticket.number)
                continue
            presses = MacroUse.objects.filter(ticket=ticket, key=kept[ticket.pk]["key"])
            presses.update(taken_back_at=timezone.now())
        outcome.count += 1
    return outcome


def _take_back(ticket: Ticket, kept: Kept, actor: Actor, stays: list[str]) -> bool:
    if not take_back_changes(tickets=[ticket], before={ticket.pk: kept["row"]}, actor=actor):
        return False
    for note in Message.objects.filter(ticket=ticket, pk__in=kept["note"]):
        withdraw_note(message=note, actor=actor)
    for pk in kept["task"]:
        task = Task.objects.filter(ticket=ticket, pk=pk).first()
        if task and not withdraw_task(task=task, actor=actor):
            stays.append(gettext("The task “%(title)s” is done already and stays.") % {"title": task.title})
    if kept["is_complaint"]:
        try:
            unmark_complaint(ticket=ticket, actor=actor)
        except TooLate as late:
            stays.append(str(late))
    return True
