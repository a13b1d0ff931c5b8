"""When what happened to a ticket, and when the next reply is due."""

from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Moment

CREATED = TicketField(
    key="created_at",
    label="Created",
    kind=Moment(),
    places=Place.FILTER | Place.API_FILTER | Place.CSV,
    words="the ticket was created",
    parameter="created",
)
DUE = TicketField(key="due_at", label="Due", kind=Moment(), places=Place.CSV, words="the next reply is due", column=3)
RESOLVED = TicketField(
    key="resolved_at", label="Resolved", kind=Moment(), places=Place.CSV, words="the ticket was resolved"
)
