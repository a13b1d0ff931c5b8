"""Finishes a task, opens it again, or gives it to somebody else. Doing it twice changes nothing."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.events import publish
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TaskAssigned, TaskEvent, TaskFinished, TaskReopened
from helpdesk.tickets.models import Task
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import Verb

Step = Callable[[Task], tuple[Verb, Any] | None]
"""Changes the locked task; returns the verb and what the log keeps, or None when nothing is new."""


def finish_task(*, task: Task, actor: Actor, by: User | None = None) -> Task:
    """Mark the task as done; `by` is the person who did it, if a person did."""

    def finish(row: Task) -> tuple[Verb, Any] | None:
        if row.done_at:
            return None
        row.done_at, row.done_by = timezone.now(), by
        return Verb.TASK_FINISHED, row.for_history

    return _change(task, actor, finish, TaskFinished)


def reopen_task(*, task: Task, actor: Actor) -> Task:
    """Mark the task as not done after all."""

    def reopen(row: Task) -> tuple[Verb, Any] | None:
        if not row.done_at:
            return None
        row.done_at = row.done_by = None
        return Verb.TASK_REOPENED, row.for_history

    return _change(task, actor, reopen, TaskReopened)


def assign_task(*, task: Task, assignee: User | None, actor: Actor) -> Task:
    """Give the task to a colleague, or to nobody.

    Raises:
        ValidationError: that person does not work here.
    """
    if assignee is not None and not assignee.is_agent:
        raise ValidationError({"assignee": gettext("%(who)s does not work here any more.") % {"who": assignee}})

    def assign(row: Task) -> tuple[Verb, Any] | None:
        if row.assignee == assignee:
            return None
        row.assignee = assignee
        return Verb.TASK_ASSIGNED, {"task": row.for_history, "assignee": str(assignee) if assignee else ""}

    return _change(task, actor, assign, TaskAssigned)


def _change(task: Task, actor: Actor, step: Step, event: type[TaskEvent]) -> Task:
    with store.locked(task.ticket) as ticket:
        row = Task.objects.select_for_update(no_key=True, of=("self",)).select_related("assignee").get(pk=task.pk)
        told = step(row)
        if told is None:
            return row
        verb, kept = told
        row.save(update_fields=["done_at", "done_by", "assignee"])
        store.log(ticket, actor, verb, changes={"task": [None, kept]})
        publish(event(ticket_id=ticket.pk, actor_id=actor.user_id, task_id=row.pk, depth=actor.depth))
    return row
