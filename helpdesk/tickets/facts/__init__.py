"""What conditions can ask of a ticket: fields (`subject`), choices (`catalogue`), values (`read`)."""

from helpdesk.tickets.facts.subject import TICKET

__all__ = ["TICKET"]
