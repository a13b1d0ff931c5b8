"""The field of impact: how many customers are hit by what a ticket tells of."""

from django.db import models
from django.utils.translation import gettext_noop

from helpdesk.tickets.fields.field import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Choice


class Impact(models.TextChoices):
    NONE = "none", gettext_noop("None")
    ONE = "one", gettext_noop("One customer")
    MANY = "many", gettext_noop("Many customers")
    EVERYBODY = "everybody", gettext_noop("Everybody")


ICONS = dict.fromkeys(Impact.values, "network")

IMPACT = TicketField(
    key="impact",
    label=gettext_noop("Impact"),
    kind=Choice.of(Impact, ICONS, usual=Impact.NONE.value, tones={"many": "warn", "everybody": "danger"}),
    places=(
        Place.BADGE
        | Place.FILTER
        | Place.MENU
        | Place.BULK
        | Place.API_READ
        | Place.API_WRITE
        | Place.API_FILTER
        | Place.CONDITION
        | Place.CSV
    ),
    words=gettext_noop("the impact"),
    setting=Setting(
        label=gettext_noop("Set the impact"),
        words=gettext_noop("set the impact to {}"),
        short=gettext_noop("Impact {}"),
        icon="network",
        order=35,
    ),
    shortcut="w",
)
