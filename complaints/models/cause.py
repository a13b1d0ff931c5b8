"""The cause tree: two levels, kept by managers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext


class Cause(models.Model):
    """Why something went wrong. A cause without parent is a group; complaints name either level."""

    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    order = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), Coalesce("parent_id", 0), name="one_cause_per_name_and_parent")
        ]
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return f"{self.parent.name} – {self.name}" if self.parent else self.name

    def clean(self) -> None:
        if self.parent and self.parent.parent_id:
            raise ValidationError(
                {"parent": gettext("Causes have two levels: choose a group, not a cause within one.")}
            )
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": gettext("A cause cannot stand under itself.")})
        same = Cause.objects.filter(name__iexact=self.name, parent=self.parent_id).exclude(pk=self.pk)
        if same.exists():
            raise ValidationError({"name": gettext("There is a cause of this name here already.")})
