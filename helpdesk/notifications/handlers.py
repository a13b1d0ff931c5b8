"""Whom the events of tickets and tasks are told. Each handler may run twice: an occasion is told once."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from helpdesk.events import subscribe
from helpdesk.notifications.kinds import kind_of_task
from helpdesk.notifications.mentions import mentioned
from helpdesk.notifications.queries.choices import who_asked_for
from helpdesk.notifications.services import notify, withdraw
from helpdesk.notifications.wording import ANSWERED, ASSIGNED, MENTIONED, REOPENED, UNASSIGNED
from helpdesk.people.access import colleagues, members_of
from helpdesk.tickets.events import (
    CustomerWrote,
    NoteAdded,
    NoteWithdrawn,
    TaskAdded,
    TaskAssigned,
    TaskFinished,
    TaskWithdrawn,
    TicketChanged,
    TicketCreated,
    TicketEvent,
)
from helpdesk.tickets.models import Activity, Message, Status, Task, Ticket

OWNERS = {"assignee", "team"}


@subscribe(TicketCreated, name="notifications.created", tells=True)
def on_created(event: TicketCreated) -> None:
    """Tell of a new ticket, once the rules have given it to whom they will; of what they gave their own event tells."""
    given = Activity.objects.filter(ticket=OuterRef("pk"), changes__has_key="assignee")
    ticket = _tickets().filter(~Exists(given), pk=event.ticket_id).first()
    if ticket:
        _tell_owner(ticket, event)


@subscribe(TicketChanged, name="notifications.changed", tells=True)
def on_changed(event: TicketChanged) -> None:
    """Tell whose the ticket is now, and take back what others were told of it and have not seen."""
    if not OWNERS & set(event.fields) or (ticket := _tickets().filter(pk=event.ticket_id).first()) is None:
        return
    withdraw(thing=_thing(ticket), kinds={UNASSIGNED: None, ASSIGNED: ticket.assignee})
    if ticket.assignee is None or "assignee" in event.fields:
        _tell_owner(ticket, event)


@subscribe(CustomerWrote, name="notifications.customer_wrote", tells=True)
def on_customer_wrote(event: CustomerWrote) -> None:
    """Tell whose ticket it is by then that the customer wrote; an automatic reply is nothing to tell."""
    message = Message.objects.select_related("ticket__assignee__notice_choices").filter(pk=event.message_id).first()
    if message is None or message.is_auto_reply or message.ticket.assignee is None:
        return
    line = Activity.objects.filter(ticket=message.ticket_id, message=message).values_list("changes", flat=True).first()
    was = (line or {}).get("status", [""])[0]
    notify(
        kind=REOPENED if was in (Status.RESOLVED, Status.CLOSED) else ANSWERED,
        to=[message.ticket.assignee],
        thing=_thing(message.ticket),
        occasion=f"message:{message.pk}",
        ticket=message.ticket,
        actor_id=event.actor_id,
    )


@subscribe(NoteAdded, name="notifications.note")
def on_note(event: NoteAdded) -> None:
    """Tell whom the note mentions, but not whom it asks: they have a task of it."""
    note = Message.objects.select_related("ticket").filter(pk=event.message_id).first()
    if note is None or "@" not in note.body_text:
        return
    asked = set(Task.objects.filter(key=f"asked:{note.pk}").values_list("assignee", flat=True))
    notify(
        kind=MENTIONED,
        to=[person for person in mentioned(note.body_text, colleagues()) if person.pk not in asked],
        thing=f"note:{note.pk}",
        occasion=f"message:{note.pk}",
        ticket=note.ticket,
        actor_id=event.actor_id,
    )


@subscribe(NoteWithdrawn, name="notifications.note_withdrawn")
def on_note_withdrawn(event: NoteWithdrawn) -> None:
    withdraw(thing=f"note:{event.message_id}")


@subscribe(TaskAdded, name="notifications.task_added")
def on_task_added(event: TaskAdded) -> None:
    _tell_of_task(event.task_id, f"added:{event.task_id}", event)


@subscribe(TaskAssigned, name="notifications.task_assigned")
def on_task_assigned(event: TaskAssigned) -> None:
    task = Task.objects.select_related("assignee").filter(pk=event.task_id).first()
    withdraw(thing=f"task:{event.task_id}", but=task.assignee if task else None)
    _tell_of_task(event.task_id, f"event:{event.event_id}", event)


@subscribe(TaskFinished, name="notifications.task_finished")
def on_task_finished(event: TaskFinished) -> None:
    withdraw(thing=f"task:{event.task_id}")


@subscribe(TaskWithdrawn, name="notifications.task_withdrawn")
def on_task_withdrawn(event: TaskWithdrawn) -> None:
    withdraw(thing=f"task:{event.task_id}")


def _tell_of_task(task_id: int, occasion: str, event: TicketEvent) -> None:
    task = Task.objects.select_related("assignee__notice_choices", "ticket").filter(pk=task_id, done_at=None).first()
    if task is None or task.assignee is None:
        return
    notify(
        kind=kind_of_task(task.reason),
        to=[task.assignee],
        thing=f"task:{task.pk}",
        occasion=occasion,
        ticket=task.ticket,
        actor_id=event.actor_id,
    )


def _tell_owner(ticket: Ticket, event: TicketEvent) -> None:
    what: dict[str, Any] = {"thing": _thing(ticket), "ticket": ticket, "actor_id": event.actor_id}
    if not ticket.is_open:
        return
    if ticket.assignee:
        notify(kind=ASSIGNED, to=[ticket.assignee], occasion=f"event:{event.event_id}", **what)
    elif ticket.team and (asked := who_asked_for(UNASSIGNED)):
        people = members_of(ticket.team).filter(pk__in=asked)
        notify(kind=UNASSIGNED, to=people, occasion=f"team:{ticket.team_id}", **what)


def _tickets() -> QuerySet[Ticket]:
    return Ticket.objects.select_related("assignee__notice_choices", "team")


def _thing(ticket: Ticket) -> str:
    return f"ticket:{ticket.pk}"
