"""What conditions can ask of a ticket: fields with columns (`subject`), choices (`catalogue`) and values (`read`)."""

from helpdesk.tickets.facts.subject import TICKET

__all__ = ["TICKET"]
