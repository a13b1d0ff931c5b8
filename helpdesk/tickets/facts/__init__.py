"""Facts: what conditions can ask of a ticket, as fields (`subject`), choices (`catalogue`) and values (`read`)."""

from helpdesk.tickets.facts.subject import TICKET

__all__ = ["TICKET"]
