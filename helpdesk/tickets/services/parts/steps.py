"""Moves a ticket by one step of its life, on a locked row. Returns what to log and what to publish."""

from typing import Any

from django.utils import timezone

from helpdesk.events import Event
from helpdesk.tickets import states
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.events import TicketClosed, TicketReopened, TicketResolved
from helpdesk.tickets.extensions import guards
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.wording.missing import in_words

DONE = (Status.RESOLVED, Status.CLOSED)


def check_step(ticket: Ticket, new: str, *, answering: bool = False) -> None:
    """Refuse a move to `new` ("" stays) that the ticket may not make now, `answering` with a person's reply.

    Raises:
        IllegalTransition: the ticket cannot go there.
        NotYet: it may not be resolved yet.
    """
    if not new:
        return
    states.check(ticket.status, new)
    if new == Status.RESOLVED != ticket.status and (missed := guards.objections(ticket, answering=answering)):
        raise NotYet(missed, in_words(missed))


def step(ticket: Ticket, new: str, actor: Actor) -> tuple[dict[str, list[Any]], list[Event]]:
    """Move the locked row to `new`; the caller saves it.

    Raises:
        IllegalTransition: the ticket cannot go there.
        NotYet: it may not be resolved yet.
    """
    old, new = ticket.status, Status(new)
    check_step(ticket, new)
    if new == old:
        return {}, []
    ticket.status = new
    events: list[Event] = []
    if new == Status.RESOLVED:
        ticket.resolved_at, ticket.awaiting_since = timezone.now(), None
        events = [TicketResolved(ticket_id=ticket.pk, actor_id=actor.user_id, depth=actor.depth)]
    elif new == Status.CLOSED:
        ticket.closed_at = timezone.now()
        events = [TicketClosed(ticket_id=ticket.pk, actor_id=actor.user_id, depth=actor.depth)]
    elif old in DONE:
        ticket.resolved_at = ticket.closed_at = None
        events = [TicketReopened(ticket_id=ticket.pk, actor_id=actor.user_id, depth=actor.depth)]
    return {"status": [old, new.value]}, events


def open_if_unfinished(ticket: Ticket, actor: Actor) -> tuple[dict[str, list[Any]], list[Event]]:
    """Open the locked row again if it is resolved and something is missing now that was not missing before.

    The clock of the next reply starts then.
    """
    if ticket.status not in DONE or not guards.objections(ticket):
        return {}, []
    if ticket.awaiting_since is None:
        ticket.awaiting_since, ticket.told_due_at = timezone.now(), None
    return step(ticket, Status.OPEN, actor)
