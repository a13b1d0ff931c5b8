"""Removes the record of a complaint that was none."""

from django.db import transaction

from complaints.models import Complaint
from complaints.services.send_receipt import cancel_receipt
from helpdesk.tickets.models import Ticket


def take_back(*, ticket: Ticket) -> None:
    """Remove the record of a ticket that is no complaint any more, and cancel the mail that would have told of it."""
    with transaction.atomic():
        complaint = Complaint.objects.filter(ticket_id=ticket.pk).first()
        if complaint is None or ticket.is_complaint:
            return
        cancel_receipt(complaint=complaint)
        complaint.delete()
