"""What the shop says of itself: one row, which is there once somebody set it up."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy


class Shop(models.Model):
    """The shop's own words and addresses. What is empty is as the environment has it.

    `further` has by language whom customers can turn to next, "" for all other languages. The guide through the
    first steps is shown from `guide_began_at` to `guide_ended_at`, when all was done or it was put away.
    """

    name = models.CharField(max_length=80, blank=True)
    address = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal_address = models.CharField(max_length=300, blank=True)
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$", gettext_lazy("A colour is written like #0e6b56."))],
    )
    further = models.JSONField(default=dict, blank=True)
    guide_began_at = models.DateTimeField(null=True, blank=True)
    guide_ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_shop")]

    def __str__(self) -> str:
        return self.name
