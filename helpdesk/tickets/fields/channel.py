"""The field of the channel by which a ticket came."""

from django.utils.translation import gettext_noop

from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Choice, Option

CHANNEL = TicketField(
    key="channel",
    label=gettext_noop("Channel"),
    kind=Choice(tuple(Option(channel.key, channel.label, channel.icon) for channel in CHANNELS.values())),
    places=Place.FILTER | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words=gettext_noop("the channel"),
)
