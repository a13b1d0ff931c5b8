"""The field of escalation: how far up a ticket went because its time ran out. Nobody sets it by hand."""

from django.db import models
from django.utils.translation import gettext_noop

from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Choice


class Escalation(models.TextChoices):
    NONE = "0", gettext_noop("Not escalated")
    FIRST = "1", gettext_noop("Escalated, level 1")
    SECOND = "2", gettext_noop("Escalated, level 2")
    THIRD = "3", gettext_noop("Escalated, level 3")
    FOURTH = "4", gettext_noop("Escalated, level 4")
    FIFTH = "5", gettext_noop("Escalated, level 5")


ICONS = dict.fromkeys(Escalation.values, "siren")
TONES = {"1": "warn"} | dict.fromkeys("2345", "danger")

ESCALATION = TicketField(
    key="escalation",
    label=gettext_noop("Escalation"),
    kind=Choice.of(Escalation, ICONS, usual=Escalation.NONE.value, tones=TONES),
    places=Place.BADGE | Place.FILTER | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words=gettext_noop("the escalation"),
)
