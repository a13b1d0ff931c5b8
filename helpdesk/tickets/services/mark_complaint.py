"""A ticket becomes a complaint."""

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import BecameComplaint
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import _store
from helpdesk.tickets.services._steps import open_if_unfinished


def mark_complaint(*, ticket: Ticket, actor: Actor) -> Ticket:
    """Marks the ticket as a complaint, with everything said so far; doing it twice changes nothing.

    A resolved one opens again if a complaint would not be resolved yet.
    """
    with _store.locked(ticket) as row:
        if row.is_complaint:
            return row
        row.is_complaint = True
        steps, events = open_if_unfinished(row, actor)
        _store.save(row)
        _store.log(row, actor, "became a complaint", changes={"is_complaint": [False, True], **steps})
        publish(BecameComplaint(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth))
        for event in events:
            publish(event)
    return row
