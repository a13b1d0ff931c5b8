"""A ticket was reopened before the survey left: it is not solved, so nobody asks about it."""

from django.utils import timezone

from helpdesk.tickets.models import Ticket
from surveys.models import Invitation, Reason, State


def cancel_invitation(*, ticket: Ticket) -> bool:
    """Cancels a planned invitation. One that left stays: its link keeps working."""
    waiting = Invitation.objects.filter(ticket=ticket, state=State.PLANNED)
    return bool(waiting.update(state=State.CANCELLED, reason=Reason.NOT_RESOLVED, decided_at=timezone.now()))
