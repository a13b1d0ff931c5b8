"""Takes a note back that was added a moment ago."""

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import NoteWithdrawn
from helpdesk.tickets.models import DeliveryState, Direction, Message
from helpdesk.tickets.services.parts import documents, store
from helpdesk.tickets.verbs import Verb


def withdraw_note(*, message: Message, actor: Actor) -> Message:
    """Take a note out of the conversation and of search; history tells of it. Doing it twice changes nothing.

    Raises:
        Message.DoesNotExist: it is no note.
    """
    with store.locked(message.ticket) as ticket:
        notes = Message.objects.select_for_update(no_key=True).filter(direction=Direction.NOTE)
        row = notes.get(pk=message.pk)
        if row.delivery == DeliveryState.WITHDRAWN:
            return row
        row.delivery = DeliveryState.WITHDRAWN
        row.save(update_fields=["delivery"])
        documents.forget(row)
        store.save(ticket)
        publish(NoteWithdrawn(ticket_id=ticket.pk, actor_id=actor.user_id, message_id=row.pk, depth=actor.depth))
        store.log(ticket, actor, Verb.NOTE_WITHDRAWN, message=row)
    return row
