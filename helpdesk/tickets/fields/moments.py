"""Fields of time: when something happened to a ticket, and when the next reply is due."""

from django.utils.translation import gettext_noop

from helpdesk.tickets.fields.field import Place, Sort, TicketField
from helpdesk.tickets.fields.kinds import Moment

CREATED = TicketField(
    key="created_at",
    label=gettext_noop("Created"),
    kind=Moment(),
    places=Place.FILTER | Place.API_FILTER | Place.CSV,
    words=gettext_noop("the day of creation"),
    parameter="created",
    sorts=(
        Sort("newest", gettext_noop("Newest first"), is_descending=True),
        Sort("oldest", gettext_noop("Oldest first"), is_oldest_first=True),
    ),
)
ACTIVITY = TicketField(
    key="last_activity_at",
    label=gettext_noop("Last activity"),
    kind=Moment(),
    places=Place.CSV,
    words=gettext_noop("the day of the last activity"),
    sorts=(Sort("activity", gettext_noop("Last activity"), is_descending=True),),
)
DUE = TicketField(
    key="due_at",
    label=gettext_noop("Due"),
    kind=Moment(),
    places=Place.CSV,
    words=gettext_noop("the day on which the next reply is due"),
    column=3,
    sorts=(Sort("due", gettext_noop("Next due first")),),
)
RESOLVED = TicketField(
    key="resolved_at",
    label=gettext_noop("Resolved"),
    kind=Moment(),
    places=Place.CSV,
    words=gettext_noop("the day of resolution"),
)
