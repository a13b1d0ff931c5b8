"""A ticket becomes a complaint."""

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import BecameComplaint
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import _store


def mark_complaint(*, ticket: Ticket, actor: Actor) -> Ticket:
    """Marks the ticket as a complaint, with everything said so far; doing it twice changes nothing."""
    with _store.locked(ticket) as row:
        if row.is_complaint:
            return row
        row.is_complaint = True
        _store.save(row)
        _store.log(row, actor, "became a complaint", changes={"is_complaint": [False, True]})
        publish(BecameComplaint(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth))
    return row
