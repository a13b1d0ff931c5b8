"""What this room hears of tickets. The handler may run twice: a transfer is told once."""

from helpdesk.escalation.services import take_transfer
from helpdesk.events import subscribe
from helpdesk.tickets.events import TicketTransferred


@subscribe(TicketTransferred, name="escalation.transferred", tells=True)
def on_transferred(event: TicketTransferred) -> None:
    """Warn of the second transfer, escalate at the third."""
    take_transfer(ticket_id=event.ticket_id, times=event.times, actor_id=event.actor_id)
