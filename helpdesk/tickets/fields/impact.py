"""How many customers are hit by what a ticket tells of."""

from django.db import models

from helpdesk.tickets.fields.field import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Choice


class Impact(models.TextChoices):
    NONE = "none", "None"
    ONE = "one", "One customer"
    MANY = "many", "Many customers"
    EVERYBODY = "everybody", "Everybody"


ICONS = dict.fromkeys(Impact.values, "network")

IMPACT = TicketField(
    key="impact",
    label="Impact",
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
    words="the impact",
    setting=Setting(
        label="Set the impact",
        words="set the impact to {}",
        short="Impact {}",
        icon="network",
        order=35,
    ),
    shortcut="w",
)
