"""Tells those who can help that somebody was hurt, in the moment in which it is stored, and not by a rule."""

from complaints.history import HARM
from complaints.mail.harm_text import KEY
from complaints.models import Complaint
from complaints.safety import safety_team, whom_to_alert
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_task, raise_alarm


def report_harm(*, complaint: Complaint, actor: Actor) -> Ticket:
    """Raise the alarm on the complaint's ticket: a task, and a mail to everybody in `whom_to_alert`.

    It is done within the caller's transaction; a second call changes nothing.
    """
    team = safety_team()
    ticket = raise_alarm(ticket=Ticket.objects.get(pk=complaint.ticket_id), actor=actor, team=team)
    people = whom_to_alert(team)
    for person in people:
        _task(ticket, actor, f":{person.pk}", person)
        _mail(ticket, person)
    if not people:
        _task(ticket, actor, "", None)
    return ticket


def _task(ticket: Ticket, actor: Actor, who: str, person: User | None) -> None:
    key = f"harm:{ticket.pk}{who}"
    add_task(ticket=ticket, key=key, reason=HARM, actor=actor, assignee=person, due_at=ticket.due_at)


def _mail(ticket: Ticket, person: User) -> None:
    queue_text(
        KEY,
        to=[person.email],
        language=person.language,
        values={
            "ticket.number": str(ticket.number),
            "ticket.url": f"/desk/tickets/{ticket.number}/",
            "ticket.words": ticket.last_words,
            "customer.name": ticket.requester.display_name,
            "customer.phone": ticket.requester.phone,
        },
        key=f"harm:{ticket.pk}:{person.pk}",
    )
