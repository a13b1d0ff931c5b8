"""By which way a ticket came."""

from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Choice, Option

CHANNEL = TicketField(
    key="channel",
    label="Channel",
    kind=Choice(tuple(Option(channel.key, channel.label, channel.icon) for channel in CHANNELS.values())),
    places=Place.FILTER | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words="the channel",
)
