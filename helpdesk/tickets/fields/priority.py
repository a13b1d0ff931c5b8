"""The field of priority: how much sooner than others a ticket is answered."""

from django.db import models
from django.utils.translation import gettext_noop

from helpdesk.tickets.fields.field import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Choice


class Priority(models.TextChoices):
    LOW = "low", gettext_noop("Low")
    NORMAL = "normal", gettext_noop("Normal")
    HIGH = "high", gettext_noop("High")
    URGENT = "urgent", gettext_noop("Urgent")


ICONS = {"low": "priority-low", "normal": "priority-normal", "high": "priority-high", "urgent": "octagon-alert"}

PRIORITY = TicketField(
    key="priority",
    label=gettext_noop("Priority"),
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
    words=gettext_noop("the priority"),
    setting=Setting(
        label=gettext_noop("Set the priority"),
        words=gettext_noop("set the priority to {}"),
        short=gettext_noop("Priority {}"),
        danger="urgent",
        order=30,
        kept_in_alarm=True,
    ),
    column=2,
    shortcut="p",
)
