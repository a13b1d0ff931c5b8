"""The shop's own fields of a ticket: what each is, and the values that tickets have of them."""

from typing import Any

from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy


class OwnField(models.Model):
    """A field that the shop defined. It is put away, never deleted: history, rules and old tickets name it.

    `choices` are [key, label] pairs in their order.
    """

    class Type(models.TextChoices):
        CHOICE = "choice", gettext_lazy("One of a list")
        FLAG = "flag", gettext_lazy("Yes or no")
        NUMBER = "number", gettext_lazy("Number")
        DAY = "day", gettext_lazy("Date")
        TEXT = "text", gettext_lazy("Line of text")

    key = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    type = models.CharField(max_length=8, choices=Type)
    choices = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label


class OwnValue(models.Model):
    """The value that a ticket has of one field, in the column of the field's type; no row where it has none."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="own_values")
    field = models.ForeignKey(OwnField, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=40, null=True)
    flag = models.BooleanField(null=True)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    day = models.DateField(null=True)
    text = models.CharField(max_length=500, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "field"], name="one_own_value_per_field"),
            models.CheckConstraint(
                condition=models.expressions.RawSQL(
                    "num_nonnulls(choice, flag, number, day, text) = 1", (), models.BooleanField()
                ),
                name="own_value_of_one_type",
            ),
        ]
        # One for each column that a list is filtered by, from which the tickets are read as well.
        indexes = [
            models.Index(
                fields=["field", column, "ticket"],
                condition=models.Q(**{f"{column}__isnull": False}),
                name=f"own_value_by_{column}",
            )
            for column in ("choice", "flag", "number", "day")
        ] + [
            # Words are found whatever their case.
            models.Index(
                "field",
                Upper("text"),
                "ticket",
                condition=models.Q(text__isnull=False),
                name="own_value_by_words",
            )
        ]

    def __str__(self) -> str:
        return f"value {self.pk}"

    @property
    def value(self) -> Any:
        held = (self.choice, self.flag, self.number, self.day, self.text)
        return next(value for value in held if value is not None)
