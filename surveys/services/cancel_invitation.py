"""Cancels a survey whose ticket was reopened before it left: the ticket is not solved, so nobody asks about it."""

from django.utils import timezone

from helpdesk.tickets.models import Ticket
from surveys.models import Invitation, InvitationState, SkipReason


def cancel_invitation(*, ticket: Ticket) -> bool:
    """Cancel a planned invitation; whether there was one. One that left stays: its link keeps working."""
    waiting = Invitation.objects.filter(ticket=ticket, state=InvitationState.PLANNED)
    return bool(
        waiting.update(state=InvitationState.CANCELLED, reason=SkipReason.NOT_RESOLVED, decided_at=timezone.now())
    )
