"""Why a complaint cannot be resolved yet."""

from django.utils.translation import gettext

from complaints.models import Complaint
from helpdesk.tickets.models import UNSAID, DeliveryState, Direction, Ticket


def cause_is_known(ticket: Ticket) -> str | None:
    """A complaint needs a primary cause, or a reason why none was found, before it is resolved."""
    if not ticket.is_complaint:
        return None
    complaint = Complaint.objects.filter(ticket_id=ticket.pk).first()
    if complaint and (complaint.no_cause_reason or complaint.cause_links.filter(is_primary=True).exists()):
        return None
    return gettext("Choose the cause of this complaint, or say why none was found, before you resolve it.")


def customer_was_answered(ticket: Ticket) -> str | None:
    """Who complained has an answer from a named person first: a rule's words, a note or a reply that came back as
    undelivered are none."""
    if not ticket.is_complaint:
        return None
    said = ticket.messages.filter(direction=Direction.OUT).exclude(delivery__in=(*UNSAID, DeliveryState.FAILED))
    if said.exclude(author_user=None).exclude(author_user__name="").exists():
        return None
    return gettext("Answer the customer first: nobody has written to them about this complaint yet.")
