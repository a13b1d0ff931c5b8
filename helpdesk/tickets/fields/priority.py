"""How much sooner than others a ticket is answered."""

from django.db import models

from helpdesk.tickets.fields.field import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Choice


class Priority(models.TextChoices):
    LOW = "low", "Low"
    NORMAL = "normal", "Normal"
    HIGH = "high", "High"
    URGENT = "urgent", "Urgent"


ICONS = {"low": "priority-low", "normal": "priority-normal", "high": "priority-high", "urgent": "octagon-alert"}

PRIORITY = TicketField(
    key="priority",
    label="Priority",
    kind=Choice.of(Priority, ICONS),
    places=(
        Place.FILTER
        | Place.MENU
        | Place.BULK
        | Place.API_READ
        | Place.API_WRITE
        | Place.API_FILTER
        | Place.CONDITION
        | Place.CSV
    ),
    words="the priority",
    setting=Setting(
        label="Set the priority",
        words="set the priority to {}",
        short="Priority {}",
        danger="urgent",
        order=30,
        kept_in_alarm=True,
    ),
    column=2,
    shortcut="p",
)
