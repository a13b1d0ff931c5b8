"""Marks a ticket as a complaint."""

from typing import Any

from helpdesk.events import Event
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import BecameComplaint
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.change_row import fields_of
from helpdesk.tickets.services.parts.save_and_publish import save_and_publish
from helpdesk.tickets.services.parts.steps import open_if_unfinished
from helpdesk.tickets.verbs import Verb


def mark_complaint(*, ticket: Ticket, actor: Actor) -> Ticket:
    """Mark the ticket as a complaint, with everything said so far; doing it twice changes nothing.

    A resolved one opens again if a complaint would not be resolved yet.
    """
    with store.locked(ticket) as row:
        changes, events = mark_row(row, actor)
        if changes:
            line = store.history_line(row, actor, Verb.COMPLAINT_OPENED, changes=changes)
            save_and_publish(row, [line], events, fields=fields_of(changes), by=actor)
    return row


def mark_row(row: Ticket, actor: Actor) -> tuple[dict[str, list[Any]], list[Event]]:
    """Mark a locked row as a complaint; the caller saves it. Returns what to log and what to publish.

    Both are empty for a ticket that is a complaint already.
    """
    if row.is_complaint:
        return {}, []
    row.is_complaint = True
    steps, events = open_if_unfinished(row, actor)
    became = BecameComplaint(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth)
    return {"is_complaint": [False, True], **steps}, [became, *events]
