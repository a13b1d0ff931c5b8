"""What this room does when tickets change. Idempotent, no network: mail leaves by its own rows."""

from helpdesk.events import subscribe
from helpdesk.outgoing.events import RequestTaken
from helpdesk.outgoing.mails.acknowledge import acknowledge
from helpdesk.outgoing.models import OutgoingMail, OutgoingState
from helpdesk.outgoing.transports import EMAIL, transport_of
from helpdesk.tickets.events import ReplyQueued, ReplyWithdrawn
from helpdesk.tickets.models import DeliveryState, Message, Ticket


@subscribe(RequestTaken, name="channels.acknowledge", tells=True)
def acknowledge_request(event: RequestTaken) -> None:
    """Acknowledge a new request, after the rules, which may still change whose it is and by when it is answered."""
    acknowledge(Ticket.objects.select_related("requester", "team").get(pk=event.ticket_id))


@subscribe(ReplyQueued, name="channels.queue_reply")
def queue_outgoing_reply(event: ReplyQueued) -> None:
    message = Message.objects.select_related("ticket__requester", "ticket__team").get(pk=event.message_id)
    if message.delivery == DeliveryState.QUEUED and message.to:
        transport_of(message.transport or EMAIL).queue(message)


@subscribe(ReplyWithdrawn, name="channels.cancel_reply")
def cancel_outgoing_reply(event: ReplyWithdrawn) -> None:
    OutgoingMail.objects.filter(message_id=event.message_id, state=OutgoingState.QUEUED).update(
        state=OutgoingState.CANCELLED
    )
