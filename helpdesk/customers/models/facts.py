"""Facts that a customer has told us once, so that nobody asks again."""

from django.db import models
from django.utils.translation import gettext_lazy


class CustomerFact(models.Model):
    """One fact about a customer. `noted_at` is since when we know it: it moves when the value changes."""

    class Key(models.TextChoices):
        ACCOUNT_NUMBER = "account_number", gettext_lazy("Account number")
        ADDRESS = "address", gettext_lazy("Address")

    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(max_length=30, choices=Key)
    value = models.CharField(max_length=500)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        db_table = "people_customerfact"
        constraints = [models.UniqueConstraint(fields=["customer", "key"], name="one_fact_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.key} of {self.customer_id}"
