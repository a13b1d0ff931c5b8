"""What channels do when tickets change. Idempotent, no network: what leaves does so by its own rows."""

from helpdesk.channels.webhook.transport import queue_post
from helpdesk.events import subscribe
from helpdesk.tickets.events import ReplyQueued
from helpdesk.tickets.models import Message


@subscribe(ReplyQueued, name="channels.queue_post")
def queue_outgoing_post(event: ReplyQueued) -> None:
    queue_post(Message.objects.select_related("ticket__requester").get(pk=event.message_id))
