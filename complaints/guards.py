"""The reasons that keep a complaint from being resolved: no cause is known, or no person has answered."""

from django.utils.translation import gettext_noop

from complaints.models import Complaint
from helpdesk.tickets.extensions.guards import Guard
from helpdesk.tickets.models import UNSAID, DeliveryState, Direction, Ticket


def _cause_is_unknown(ticket: Ticket) -> bool:
    """A complaint needs a primary cause, or a reason why none was found, before it is resolved."""
    if not ticket.is_complaint:
        return False
    complaint = Complaint.objects.filter(ticket_id=ticket.pk).first()
    known = complaint and (complaint.no_cause_reason or complaint.cause_links.filter(is_primary=True).exists())
    return not known


def _nobody_answered(ticket: Ticket) -> bool:
    """Who complained has an answer from a named person first: a rule's words, a note or a reply that came back as
    undelivered are none."""
    if not ticket.is_complaint:
        return False
    said = ticket.messages.filter(direction=Direction.OUT).exclude(delivery__in=(*UNSAID, DeliveryState.FAILED))
    return not said.exclude(author_user=None).exclude(author_user__name="").exists()


CAUSE = Guard(
    _cause_is_unknown,
    gettext_noop("Choose the cause of this complaint, or say why none was found, before you resolve it."),
)
ANSWER = Guard(
    _nobody_answered,
    gettext_noop("Answer the customer first: nobody has written to them about this complaint yet."),
    met_by_reply=True,
)
