"""Steps in the life of a ticket: resolve, reopen, close, or any other allowed one."""

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketChanged
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.services import _store
from helpdesk.tickets.services._steps import DONE, step


def set_status(*, ticket: Ticket, status: str, actor: Actor) -> Ticket:
    """Moves the ticket to `status`; staying where it is changes and logs nothing.

    Raises:
        IllegalTransition: the ticket cannot go there.
        NotYet: it may not be resolved yet, with the reasons.
    """
    with _store.locked(ticket) as row:
        was_done = row.status in DONE
        changes, events = step(row, status, actor)
        if not changes:
            return row
        if was_done and row.is_open:
            row.reopen_count += 1
        _store.save(row)
        _store.log(row, actor, _verb(row.status, was_done), changes=changes)
        publish(TicketChanged(ticket_id=row.pk, actor_id=actor.user_id, fields=("status",), depth=actor.depth))
        for event in events:
            publish(event)
    return row


def resolve(*, ticket: Ticket, actor: Actor) -> Ticket:
    return set_status(ticket=ticket, status=Status.RESOLVED, actor=actor)


def reopen(*, ticket: Ticket, actor: Actor) -> Ticket:
    return set_status(ticket=ticket, status=Status.OPEN, actor=actor)


def close(*, ticket: Ticket, actor: Actor) -> Ticket:
    return set_status(ticket=ticket, status=Status.CLOSED, actor=actor)


def _verb(status: str, was_done: bool) -> str:
    if status in DONE:
        return str(status)
    return "reopened" if was_done else "changed"
