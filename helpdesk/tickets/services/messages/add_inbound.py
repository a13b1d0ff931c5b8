"""Adds a further message of the customer, or of somebody copied in."""

import datetime as dt
import uuid

from django.utils import timezone

from helpdesk.customers.models import Customer
from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import CustomerWrote, TicketReopened
from helpdesk.tickets.models import Direction, Message, Status, Ticket
from helpdesk.tickets.services.messages.once import sent_before
from helpdesk.tickets.services.messages.release_scheduled import hold_all
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import NewMessage


def add_inbound(
    *,
    ticket: Ticket,
    message: NewMessage,
    actor: Actor,
    author: Customer | None = None,
    channel: str = "",
    submission_key: uuid.UUID | None = None,
    is_latest: bool = True,
) -> Message:
    """Adds a message to the ticket. A person's message opens it again and holds back what was scheduled; an automatic
    reply changes no state. `submission_key` makes a second press of a form's button return the first message. One that
    arrives after what answers it (not `is_latest`) stands where it was written; lists go on to show the newest words.

    Raises:
        AlreadySent: `submission_key` made a message with other words.
    """
    with store.locked(ticket, savepoint=submission_key is not None) as row:
        if again := sent_before(submission_key, row, Direction.IN, message.body_text):
            return again
        stored = store.store_message(
            row,
            message,
            direction=Direction.IN,
            author_customer=author,
            channel=channel or row.channel,
            submission_key=submission_key,
        )
        store.summarise_latest(row, stored, is_latest=is_latest)
        waits_since = stored.created_at if is_latest else timezone.now()
        changes = {} if message.is_auto_reply else _wake(row, waits_since)
        if not message.is_auto_reply:
            hold_all(row)
        store.save(row)
        store.log(row, actor, Verb.CUSTOMER_WROTE, changes=changes, message=stored)
        publish(CustomerWrote(ticket_id=row.pk, actor_id=actor.user_id, message_id=stored.pk, depth=actor.depth))
        if changes.get("status", [""])[0] in (Status.RESOLVED, Status.CLOSED):
            publish(TicketReopened(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth))
    return stored


def _wake(ticket: Ticket, since: dt.datetime) -> dict[str, list[str]]:
    """The customer waits again: open, clock running. Returns the change of status, if any."""
    if ticket.awaiting_since is None:
        ticket.awaiting_since, ticket.told_due_at = since, None
    if ticket.status in (Status.NEW, Status.OPEN, Status.ON_HOLD):
        return {}
    old, ticket.status = ticket.status, Status.OPEN
    if old != Status.WAITING:
        ticket.reopen_count += 1
        ticket.resolved_at = ticket.closed_at = None
    return {"status": [old, Status.OPEN.value]}
