"""What complaints do when something happens to a ticket."""

from django.utils import timezone

from complaints.models import Complaint
from complaints.services import (
    acknowledge,
    issue_receipt,
    mark_closed,
    mark_reopened,
    send_receipt,
    take_back,
)
from complaints.services.open_complaint import held_complaint, record_of
from complaints.services.send_receipt import may_tell_by_itself
from helpdesk.events import subscribe
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import BecameComplaint, ComplaintTakenBack, ReplyQueued, TicketReopened, TicketResolved
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services.changes.unmark_complaint import WINDOW as UNDO_WINDOW


@subscribe(BecameComplaint, name="complaints.open")
def open_record(event: BecameComplaint) -> None:
    """Make the complaint's record where there is none yet."""
    if held := held_complaint(event.ticket_id):
        record_of(held)


@subscribe(BecameComplaint, name="complaints.receipt", tells=True)
def give_receipt(event: BecameComplaint) -> None:
    """Write the receipt, and mail it unless an acknowledgement carries it.

    It is written after the rules, for a receipt never changes, and mailed only when nobody can take back any more that
    the ticket is a complaint.
    """
    held = held_complaint(event.ticket_id)
    if held is None:
        return
    receipt, is_new = issue_receipt(held=held)
    if is_new and (event.actor_id or may_tell_by_itself(event.ticket_id)):
        send_receipt(receipt=receipt, ticket=held, send_after=timezone.now() + UNDO_WINDOW if event.actor_id else None)


@subscribe(ComplaintTakenBack, name="complaints.take_back")
def forget_record(event: ComplaintTakenBack) -> None:
    take_back(ticket=Ticket.objects.get(pk=event.ticket_id))


@subscribe(ReplyQueued, name="complaints.acknowledge")
def acknowledge_by_reply(event: ReplyQueued) -> None:
    """Take a person's first answer for the acknowledgement: it tells the customer that we have the complaint."""
    complaint = Complaint.objects.filter(ticket_id=event.ticket_id, acknowledged_at=None).first()
    if complaint is None:
        return
    message = Message.objects.select_related("author_user").get(pk=event.message_id)
    if message.author_user and message.is_public:
        acknowledge(complaint=complaint, actor=Actor.of(message.author_user), at=message.created_at)


@subscribe(TicketResolved, name="complaints.close")
def close_record(event: TicketResolved) -> None:
    ticket = Ticket.objects.get(pk=event.ticket_id)
    if ticket.resolved_at:
        mark_closed(ticket_id=ticket.pk, at=ticket.resolved_at)


@subscribe(TicketReopened, name="complaints.reopen")
def reopen_record(event: TicketReopened) -> None:
    mark_reopened(ticket_id=event.ticket_id)
