"""Queues a stored reply: the reply clock stops, the status moves and its mail is on the way."""

from typing import Any

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import REPLY, BegunReplyQueued, ReplyQueued, TicketChanged
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.steps import step
from helpdesk.tickets.services.parts.take import take
from helpdesk.tickets.verbs import Verb


def queue_reply(ticket: Ticket, message: Message, *, status: str, actor: Actor) -> None:
    """Queue a reply: bring the locked row up to date with it and move it to `status` ("" leaves it).

    Only a person's reply counts as the first reply. A ticket that nobody has is its author's from here on.

    Raises:
        NotYet: `status` is resolved and something is missing.
        IllegalTransition: the ticket cannot go to `status`.
    """
    store.summarise_latest(ticket, message)
    if actor.kind == "user":
        ticket.first_replied_at = ticket.first_replied_at or message.created_at
        ticket.awaiting_since = None
    changes, events = step(ticket, status, actor) if status else ({}, [])
    changes |= take(ticket, message, actor)
    store.save(ticket)
    store.log(ticket, actor, Verb.REPLIED, changes=changes, message=message)
    ids: dict[str, Any] = {"ticket_id": ticket.pk, "actor_id": actor.user_id, "depth": actor.depth}
    changed = TicketChanged(fields=(*changes, REPLY), **ids)
    begun = [BegunReplyQueued(message_id=message.pk, **ids)] if message.begun_with else []
    publish(ReplyQueued(message_id=message.pk, **ids), *begun, changed, *events)
