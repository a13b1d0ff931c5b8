"""Adds something that a person has to do for a ticket."""

import datetime as dt
from typing import Any

from django.utils import timezone

from helpdesk.events import publish
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TaskAdded
from helpdesk.tickets.models import Task, Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import storable_words


def add_task(
    *,
    ticket: Ticket,
    key: str,
    actor: Actor,
    title: str = "",
    detail: str = "",
    reason: str = "",
    values: dict[str, Any] | None = None,
    assignee: User | None = None,
    due_at: dt.datetime | None = None,
) -> Task:
    """Add a task; the same `key` again returns the first one, done or not.

    Either a person's words (`title`, `detail`) or a `reason` of ours with its `values` (see tickets.wording.tasks).
    A task holds up nothing: the ticket may be resolved while it is open.
    """
    with store.locked(ticket) as row:
        task, is_new = Task.objects.get_or_create(
            key=key,
            defaults={
                "ticket": row,
                "reason": reason,
                "values": values or {},
                "title": storable_words(title)[:200],
                "detail": storable_words(detail),
                "assignee": assignee if assignee and assignee.is_agent else None,
                "created_at": timezone.now(),
                "due_at": due_at,
            },
        )
        if is_new:
            store.log(row, actor, Verb.TASK_ADDED, changes={"task": [None, task.for_history]})
            publish(TaskAdded(ticket_id=row.pk, actor_id=actor.user_id, task_id=task.pk, depth=actor.depth))
    return task
