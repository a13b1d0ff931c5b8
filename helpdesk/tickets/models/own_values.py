"""The values that tickets and customers have of the shop's own fields."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Upper

from helpdesk.tickets.models.own_field import OwnField

COLUMNS = ("choice", "flag", "number", "day", "text", "long_text", "choices")


def _one_of_them(name: str) -> models.CheckConstraint:
    held = models.expressions.RawSQL(f"num_nonnulls({', '.join(COLUMNS)}) = 1", (), models.BooleanField())  # noqa: S611
    return models.CheckConstraint(condition=held, name=name)


def _indexes(name: str, holder: str) -> list[models.Index]:
    """One for each column that a list is filtered by, from which whose it is is read as well. Words are found whatever
    their case."""
    return [
        *(
            models.Index(
                fields=["field", column, holder],
                condition=models.Q(**{f"{column}__isnull": False}),
                name=f"{name}_by_{column}",
            )
            for column in ("choice", "flag", "number", "day")
        ),
        models.Index("field", Upper("text"), holder, condition=models.Q(text__isnull=False), name=f"{name}_by_words"),
        GinIndex(fields=["field", "choices"], condition=models.Q(choices__isnull=False), name=f"{name}_by_choices"),
    ]


class HeldValue(models.Model):
    """The value of one field, in the column of the field's type; no row where there is none."""

    field = models.ForeignKey(OwnField, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=40, null=True)
    flag = models.BooleanField(null=True)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    day = models.DateField(null=True)
    text = models.CharField(max_length=500, null=True)
    long_text = models.TextField(null=True)
    choices = ArrayField(models.CharField(max_length=40), null=True)

    class Meta:
        abstract = True

    @property
    def value(self) -> Any:
        held = next(value for column in COLUMNS if (value := getattr(self, column)) is not None)
        return tuple(held) if isinstance(held, list) else held


class OwnValue(HeldValue):
    """The value that a ticket has of one field."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="own_values")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "field"], name="one_own_value_per_field"),
            _one_of_them("own_value_of_one_type"),
        ]
        indexes = _indexes("own_value", "ticket")

    def __str__(self) -> str:
        return f"value {self.pk}"


class CustomerValue(HeldValue):
    """The value that a customer has of one field."""

    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "field"], name="one_customer_value_per_field"),
            _one_of_them("customer_value_of_one_type"),
        ]
        indexes = _indexes("customer_value", "customer")

    def __str__(self) -> str:
        return f"value {self.pk}"
