"""The field of status: where a ticket is in its life. Which steps there are, `tickets.states` knows."""

from django.utils.translation import gettext_noop

from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Choice
from helpdesk.tickets.states import Status

STATUS = TicketField(
    key="status",
    label=gettext_noop("Status"),
    kind=Choice.of(Status, {key: f"status-{key}" for key in Status.values}),
    places=(Place.FILTER | Place.MENU | Place.BULK | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV),
    words=gettext_noop("the status"),
    column=5,
    shortcut="s",
    changed="{new}",
)
