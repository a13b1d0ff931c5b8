"""By which way a ticket came."""

from django.db import models
from django.utils.translation import gettext_noop

from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Choice


class Channel(models.TextChoices):
    EMAIL = "email", gettext_noop("E-mail")
    FORM = "form", gettext_noop("Web form")
    PHONE = "phone", gettext_noop("Phone")
    CHAT = "chat", gettext_noop("Chat")
    SOCIAL = "social", gettext_noop("Social media")
    LETTER = "letter", gettext_noop("Letter")
    API = "api", gettext_noop("API")


CHANNEL = TicketField(
    key="channel",
    label="Channel",
    kind=Choice.of(Channel, {}),
    places=Place.FILTER | Place.API_READ | Place.API_CREATE | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words="the channel",
)
