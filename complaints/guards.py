"""Why a complaint cannot be resolved yet."""

from complaints.models import Complaint
from helpdesk.tickets.models import Ticket


def cause_is_known(ticket: Ticket) -> str | None:
    """A complaint needs a primary cause, or a reason why none was found, before it is resolved."""
    if not ticket.is_complaint:
        return None
    complaint = Complaint.objects.filter(ticket_id=ticket.pk).first()
    if complaint and (complaint.no_cause_reason or complaint.cause_links.filter(is_primary=True).exists()):
        return None
    return "Choose the cause of this complaint, or say why none was found, before you resolve it."
