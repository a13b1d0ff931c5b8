"""When what happened to a ticket, and when the next reply is due."""

from helpdesk.tickets.fields.field import Place, Sort, TicketField
from helpdesk.tickets.fields.kinds import Moment

CREATED = TicketField(
    key="created_at",
    label="Created",
    kind=Moment(),
    places=Place.FILTER | Place.API_FILTER | Place.CSV,
    words="the ticket was created",
    parameter="created",
    sorts=(
        Sort("newest", "Newest first", is_descending=True),
        Sort("oldest", "Oldest first", is_oldest_first=True),
    ),
)
ACTIVITY = TicketField(
    key="last_activity_at",
    label="Last activity",
    kind=Moment(),
    places=Place.CSV,
    words="something happened last",
    sorts=(Sort("activity", "Last activity", is_descending=True),),
)
DUE = TicketField(
    key="due_at",
    label="Due",
    kind=Moment(),
    places=Place.CSV,
    words="the next reply is due",
    column=3,
    sorts=(Sort("due", "Next due first"),),
)
RESOLVED = TicketField(
    key="resolved_at", label="Resolved", kind=Moment(), places=Place.CSV, words="the ticket was resolved"
)
