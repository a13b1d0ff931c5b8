"""Takes a task back that was added a moment ago."""

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TaskWithdrawn
from helpdesk.tickets.models import Task
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import Verb


def withdraw_task(*, task: Task, actor: Actor) -> bool:
    """Delete a task that is not done; history tells of it. False where it is done or gone."""
    with store.locked(task.ticket) as ticket:
        row = Task.objects.select_for_update(no_key=True).filter(pk=task.pk, done_at=None).first()
        if row is None:
            return False
        store.log(ticket, actor, Verb.TASK_WITHDRAWN, changes={"task": [None, row.for_history]})
        publish(TaskWithdrawn(ticket_id=ticket.pk, actor_id=actor.user_id, task_id=row.pk, depth=actor.depth))
        row.delete()
    return True
