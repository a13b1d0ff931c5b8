"""Locks a ticket before its messages, for rooms that are about to change one of these."""

from helpdesk.tickets.models import Ticket


def lock_ticket(ticket: Ticket) -> None:
    """Lock the ticket's row for the caller's transaction."""
    list(Ticket.objects.select_for_update(no_key=True).filter(pk=ticket.pk).values_list("pk"))
