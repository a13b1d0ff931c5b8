"""The shop's own fields, of tickets and of customers: what each is."""

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy

from helpdesk.tickets.fields.field import Holder


class OwnField(models.Model):
    """A field that the shop defined. It is put away, never deleted: history, rules and old tickets name it.

    `choices` are [key, label] pairs in their order; `retired` are the keys of those that are offered no more. `words`
    are its texts in other languages: by code "label", "help" and "choices", which are labels by key.
    """

    class Type(models.TextChoices):
        TEXT = "text", gettext_lazy("Line of text")
        LONG = "long", gettext_lazy("Several lines of text")
        CHOICE = "choice", gettext_lazy("One of a list")
        CHOICES = "choices", gettext_lazy("Several of a list")
        FLAG = "flag", gettext_lazy("Yes or no")
        NUMBER = "number", pgettext_lazy("kind of field", "Number")
        MONEY = "money", gettext_lazy("Amount of money")
        DAY = "day", gettext_lazy("Date")
        ORDER = "order", gettext_lazy("Order of the customer")

    class Of(models.TextChoices):
        TICKET = Holder.TICKET.value, gettext_lazy("Tickets")
        CUSTOMER = Holder.CUSTOMER.value, gettext_lazy("Customers")

    key = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    type = models.CharField(max_length=8, choices=Type)
    holder = models.CharField(max_length=8, choices=Of, default=Of.TICKET, db_default="ticket")
    currency = models.CharField(max_length=3, blank=True, default="", db_default="")
    choices = models.JSONField(default=list, blank=True)
    retired = models.JSONField(default=list, blank=True, db_default=[])
    help = models.CharField(max_length=300, blank=True, default="", db_default="")
    words = models.JSONField(default=dict, blank=True, db_default={})
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    asks_on_form = models.BooleanField(default=False, db_default=False)
    asks_to_resolve = models.BooleanField(default=False, db_default=False)
    is_public = models.BooleanField(default=False, db_default=False)
    is_on_forms = models.BooleanField(default=False, db_default=False)
    is_column = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label
