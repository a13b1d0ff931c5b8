"""Orders: what customers bought. They are imported; the helpdesk reads them."""

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Lower, Upper


class Product(models.Model):
    """What a shop sells. One that was `merged_into` another stays as the way to it, and nobody sees or chooses it."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    is_active = models.BooleanField(default=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        db_table = "people_product"
        constraints = [models.UniqueConstraint(Lower("name"), name="one_product_per_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def successor(self) -> "Product":
        """The product itself, or what it was merged into."""
        return self.merged_into or self


def _without(expression: Func | F, letters: str) -> Func:
    return Func(expression, Value(letters), Value(""), Value("g"), function="regexp_replace")


class Order(models.Model):
    """One order of one customer. `total` is in `currency`, an ISO 4217 code."""

    number = models.CharField(max_length=40, unique=True)
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="orders")
    placed_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="USD")
    total = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        db_table = "people_order"
        indexes = [
            models.Index(fields=["customer", "-placed_at"], name="order_of_customer"),
            models.Index(_without(Upper("number"), "[^[:alnum:]]"), name="order_by_letters_and_digits"),
            models.Index(_without(F("number"), "[^0-9]"), name="order_by_digits"),
        ]

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="order_lines")
    quantity = models.PositiveIntegerField(default=1)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    warranty_until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "people_orderline"

    def __str__(self) -> str:
        return f"{self.quantity} × {self.product_id}"
