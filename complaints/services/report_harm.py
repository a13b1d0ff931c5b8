"""Tells those who can help that somebody was hurt, in the moment in which it is stored, and not by a rule."""

from complaints.history import HARM
from complaints.models import Complaint
from complaints.safety import safety_team, whom_to_alert
from helpdesk.notifications.services import notify
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task, Ticket
from helpdesk.tickets.services import add_task, raise_alarm


def report_harm(*, complaint: Complaint, actor: Actor) -> Ticket:
    """Raise the alarm on the complaint's ticket: a task, and a mail to everybody in `whom_to_alert`.

    It is done within the caller's transaction; a second call changes nothing.
    """
    team = safety_team()
    ticket = raise_alarm(ticket=Ticket.objects.get(pk=complaint.ticket_id), actor=actor, team=team)
    people = whom_to_alert(team)
    for person in people:
        task = _task(ticket, actor, f":{person.pk}", person)
        # The occasion of which a worker hears, too: here it is told, and mailed, within this transaction.
        notify(kind=HARM, to=[person], thing=f"task:{task.pk}", occasion=f"added:{task.pk}", ticket=ticket)
    if not people:
        _task(ticket, actor, "", None)
    return ticket


def _task(ticket: Ticket, actor: Actor, who: str, person: User | None) -> Task:
    key = f"harm:{ticket.pk}{who}"
    return add_task(ticket=ticket, key=key, reason=HARM, actor=actor, assignee=person, due_at=ticket.due_at)
