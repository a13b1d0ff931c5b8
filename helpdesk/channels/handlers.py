"""What channels do when tickets change. Idempotent, no network: what leaves does so by its own rows."""

from helpdesk.channels.webhook.inbound import TRANSPORT
from helpdesk.channels.webhook.transport import queue_post
from helpdesk.events import subscribe
from helpdesk.tickets.events import ReplyQueued
from helpdesk.tickets.models import DeliveryState, Message


@subscribe(ReplyQueued, name="channels.queue_post", retired=True)
def queue_outgoing_post(event: ReplyQueued) -> None:
    """Queue a post whose event was stored for this handler; those of today are told to its transport."""
    message = Message.objects.select_related("ticket__requester").get(pk=event.message_id)
    if message.transport == TRANSPORT and message.delivery == DeliveryState.QUEUED and message.to:
        queue_post(message)
