"""What channels do when something comes or tickets change. Idempotent, no network: what leaves has its own rows."""

from helpdesk.channels.events import PostReceived
from helpdesk.channels.webhook.inbound import TRANSPORT, take_in
from helpdesk.channels.webhook.transport import queue_post
from helpdesk.events import subscribe
from helpdesk.tickets.events import ReplyQueued
from helpdesk.tickets.models import DeliveryState, Message


@subscribe(PostReceived, name="channels.take_in_post")
def take_in_post(event: PostReceived) -> None:
    """Take in a post that the door could not take in at once.

    It is tried again with back-off, and in the end a person decides.
    """
    take_in(event.post_id)


@subscribe(ReplyQueued, name="channels.queue_post", retired=True)
def queue_outgoing_post(event: ReplyQueued) -> None:
    """Queue a post whose event was stored for this handler; those of today are told to its transport."""
    message = Message.objects.select_related("ticket__requester").get(pk=event.message_id)
    if message.transport == TRANSPORT and message.delivery == DeliveryState.QUEUED and message.to:
        queue_post(message)
